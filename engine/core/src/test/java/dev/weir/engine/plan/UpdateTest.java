package dev.weir.engine.plan;

import static dev.weir.engine.fake.Session.change;
import static dev.weir.engine.fake.Session.identity;
import static dev.weir.engine.fake.Session.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.weir.engine.Plan;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spi.Difference;
import dev.weir.spi.Sensitive;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateTest {
    private final Session session = new Session();

    @Test
    void a_changed_property_is_the_only_difference() {
        session.make(new StackBuilder("shop").declare("streams.orders", "{name: 'orders', shardCount: 2}"));

        Plan plan = session.plan(new StackBuilder("shop").declare("streams.orders", "{name: 'orders', shardCount: 4}"));

        assertThat(lines(plan)).containsExactly("UPDATE streams.orders: Update");
        assertThat(change(plan, "streams.orders").differences())
                .containsExactly(new Difference(
                        "/shardCount", Optional.of(IntNode.valueOf(2)), Optional.of(IntNode.valueOf(4)), false, false));
    }

    @Test
    void what_somebody_else_changed_is_changed_back() {
        StackBuilder stack = new StackBuilder("shop").declare("streams.orders", "{name: 'orders', shardCount: 2}");
        session.make(stack);
        session.cloud().change(identity("streams", "orders"), "shardCount", IntNode.valueOf(8));

        session.make(stack);

        assertThat(session.plan(stack).changes()).isEmpty();
    }

    @Test
    void what_somebody_else_deleted_is_created_again() {
        StackBuilder stack = new StackBuilder("shop").declare("streams.orders", "{name: 'orders'}");
        session.make(stack);
        session.cloud().remove(identity("streams", "orders"));

        assertThat(lines(session.plan(stack))).containsExactly("CREATE streams.orders: Create");
    }

    @Test
    void a_resource_is_planned_with_the_attributes_that_those_it_refers_to_will_have() {
        StackBuilder stack = new StackBuilder("shop")
                .declare("schemas.order", "{name: 'order', definition: 'one'}")
                .declare("databases.lake", "{name: 'lake'}")
                .declare("tables.orders", "{database: 'lake', name: 'orders', schema: 'order'}");
        session.make(stack);

        Plan plan = session.plan(stack.declare("schemas.order", "{name: 'order', definition: 'two'}"));

        assertThat(lines(plan)).containsExactly("UPDATE schemas.order: Update", "UPDATE tables.orders: Update");
        assertThat(change(plan, "tables.orders").differences())
                .extracting(Difference::path, Difference::after)
                .containsExactly(tuple("/schemaVersion", Optional.of(IntNode.valueOf(2))));
        session.apply(plan);
        assertThat(session.plan(stack).changes()).isEmpty();
    }

    @Test
    void what_a_sensitive_value_replaces_is_not_in_the_plan() {
        session.make(new StackBuilder("shop")
                .secret("var.password", "yesterday")
                .declare("schemas.order", "{name: 'order', definition: 'with yesterday'}"));

        Plan plan = session.plan(new StackBuilder("shop")
                .secret("var.password", "today")
                .declare("schemas.order", "{name: 'order', definition: 'with today'}"));

        assertThat(change(plan, "schemas.order").differences())
                .isNotEmpty()
                .allMatch(difference -> Sensitive.is(difference.before().orElseThrow()));
    }
}
