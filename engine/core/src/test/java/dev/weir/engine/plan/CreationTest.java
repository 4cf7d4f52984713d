package dev.weir.engine.plan;

import static dev.weir.engine.fake.Session.change;
import static dev.weir.engine.fake.Session.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Plan;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spi.Search;
import org.junit.jupiter.api.Test;

class CreationTest {
    private final Session session = new Session();
    private final StackBuilder stack = new StackBuilder("shop")
            .declare("streams.orders", "{name: 'orders', shardCount: 2}")
            .declare("databases.lake", "{name: 'lake'}")
            .declare(
                    "tables.orders",
                    "{database: 'lake', name: 'orders',"
                            + " stream: 'arn:aws:kinesis:eu-west-1:123456789012:stream/orders'}");

    @Test
    void what_does_not_exist_is_created_after_what_it_refers_to() {
        Plan plan = session.plan(stack);

        assertThat(plan.diagnostics()).isEmpty();
        assertThat(lines(plan))
                .containsExactly(
                        "CREATE streams.orders: Create",
                        "CREATE databases.lake: Create",
                        "CREATE tables.orders: Create");
        assertThat(change(plan, "tables.orders").after())
                .containsExactly(Session.address("databases.lake"), Session.address("streams.orders"));
    }

    @Test
    void a_plan_after_an_apply_is_empty() {
        session.make(stack);

        Plan again = session.plan(stack);

        assertThat(lines(again)).isEmpty();
        assertThat(again.unchanged()).isEqualTo(3);
    }

    @Test
    void a_created_object_bears_the_mark_of_its_stack_and_address() {
        session.make(stack);

        assertThat(session.provider()
                        .kinds()
                        .get("streams")
                        .discover(Search.quick("shop"))
                        .owned())
                .containsExactly(Session.identity("streams", "orders"));
        assertThat(session.provider()
                        .kinds()
                        .get("streams")
                        .discover(Search.quick("other"))
                        .owned())
                .isEmpty();
    }

    @Test
    void an_empty_stack_on_an_empty_cloud_is_an_empty_plan() {
        Plan plan = session.plan(new StackBuilder("shop"));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.diagnostics()).isEmpty();
    }
}
