package dev.weir.engine.plan;

import static dev.weir.engine.fake.Session.lines;
import static dev.weir.engine.fake.Session.problems;
import static dev.weir.engine.fake.Session.targets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Plan;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private final Session session = new Session();
    private final StackBuilder stack = new StackBuilder("shop")
            .declare("streams.orders", "{name: 'orders'}")
            .declare("streams.returns[\"eu\"]", "{name: 'returns-eu'}")
            .declare("streams.returns[\"us\"]", "{name: 'returns-us'}")
            .declare("databases.lake", "{name: 'lake'}")
            .declare("tables.orders", "{database: 'lake', name: 'orders'}");

    @Test
    void a_target_is_planned_with_what_it_refers_to_and_nothing_else() {
        Plan plan = session.plan(stack, targets("tables.orders"));

        assertThat(lines(plan)).containsExactly("CREATE databases.lake: Create", "CREATE tables.orders: Create");
    }

    @Test
    void kinds_that_no_target_needs_are_not_asked() {
        session.plan(stack, targets("databases.lake"));

        assertThat(session.provider().calls()).containsExactlyInAnyOrder("discover databases", "read databases 1");
    }

    @Test
    void a_target_without_a_key_means_all_keys() {
        assertThat(lines(session.plan(stack, targets("streams.returns"))))
                .containsExactly("CREATE streams.returns[\"eu\"]: Create", "CREATE streams.returns[\"us\"]: Create");
    }

    @Test
    void what_is_no_longer_declared_can_be_a_target() {
        session.make(stack);

        Plan plan = session.plan(new StackBuilder("shop"), targets("tables.orders"));

        assertThat(lines(plan)).containsExactly("DELETE tables.orders: Delete");
    }

    @Test
    void what_is_out_of_scope_is_not_deleted() {
        session.make(stack);

        assertThat(session.plan(stack.remove("streams.orders"), targets("databases.lake"))
                        .changes())
                .isEmpty();
    }

    @Test
    void an_unknown_target_is_an_error() {
        assertThat(problems(session.plan(stack, targets("streams.ordres"))))
                .containsExactly("streams.ordres: No such resource");
    }
}
