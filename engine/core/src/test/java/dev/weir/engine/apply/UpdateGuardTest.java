package dev.weir.engine.apply;

import static dev.weir.engine.fake.Session.address;
import static dev.weir.engine.fake.Session.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.ApplyReport;
import dev.weir.engine.Plan;
import dev.weir.engine.PlanOptions;
import dev.weir.engine.fake.FakeProvider.Fault;
import dev.weir.engine.fake.Json;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spi.Identity;
import dev.weir.spi.Ownership;
import dev.weir.spi.Step;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nothing is changed that is no longer the stack's when its turn comes. */
class UpdateGuardTest {
    private static final Identity ORDERS = identity("streams", "orders");
    private static final Identity GLUE = identity("roles", "glue");
    private static final Ownership THEIRS = Ownership.of("warehouse", "streams.in", "eu-west-1");

    private final Session session = new Session().parallelism(1);

    /** Somebody marks the stream otherwise while the role, which comes first, is changed. */
    private void meanwhile(Optional<Ownership> owner) {
        session.cloud().clearLog();
        session.provider().fault(new Fault() {
            @Override
            public void after(Identity identity, Step step) {
                if (identity.equals(GLUE)) {
                    session.cloud().put(ORDERS, Json.of("{name: 'orders', shardCount: 1}"), owner);
                }
            }
        });
    }

    private Plan change() {
        session.make(new StackBuilder("shop")
                .declare("roles.glue", "{name: 'glue'}")
                .declare("streams.orders", "{name: 'orders', shardCount: 1}"));
        return session.plan(new StackBuilder("shop")
                .declare("roles.glue", "{name: 'glue', description: 'Runs'}")
                .declare("streams.orders", "{name: 'orders', shardCount: 2}", "roles.glue"));
    }

    private void assertUnchanged(ApplyReport report) {
        assertThat(report.failed()).containsOnlyKeys(address("streams.orders"));
        assertThat(report.failed().get(address("streams.orders")).getFirst().detail())
                .contains("it has another mark");
        assertThat(session.cloud().log()).isNotEmpty().noneMatch(line -> line.contains("orders"));
    }

    @Test
    void what_was_released_after_the_plan_was_checked_is_not_changed() {
        Plan plan = change();
        meanwhile(Optional.empty());
        assertUnchanged(session.apply(plan));
    }

    @Test
    void what_went_to_another_stack_after_the_plan_was_checked_is_not_changed() {
        Plan plan = change();
        meanwhile(Optional.of(THEIRS));
        assertUnchanged(session.apply(plan));
    }

    @Test
    void what_another_stack_took_first_is_not_adopted() {
        session.make(new StackBuilder("shop").declare("roles.glue", "{name: 'glue'}"));
        session.cloud().put(ORDERS, Json.of("{name: 'orders', shardCount: 1}"), Optional.empty());
        Plan plan = session.plan(
                new StackBuilder("shop")
                        .declare("roles.glue", "{name: 'glue', description: 'Runs'}")
                        .declare("streams.orders", "{name: 'orders', shardCount: 2}", "roles.glue"),
                new PlanOptions(true, false, new TreeSet<>()));
        meanwhile(Optional.of(THEIRS));
        assertUnchanged(session.apply(plan));
    }

    @Test
    void the_mark_is_read_once_for_each_changed_object_and_for_no_other() {
        session.make(new StackBuilder("shop")
                .declare("roles.glue", "{name: 'glue'}")
                .declare("streams.orders", "{name: 'orders', shardCount: 1}")
                .declare("streams.sales", "{name: 'sales', shardCount: 1}"));
        Plan plan = session.plan(new StackBuilder("shop")
                .declare("roles.glue", "{name: 'glue'}")
                .declare("streams.orders", "{name: 'orders', shardCount: 2}")
                .declare("streams.sales", "{name: 'sales', shardCount: 1}")
                .declare("streams.new", "{name: 'new'}"));
        session.provider().clearCalls();

        session.apply(plan);

        List<String> confirmed = session.provider().calls().stream()
                .filter(call -> call.startsWith("confirm"))
                .toList();
        assertThat(confirmed).containsExactly("confirm " + ORDERS);
    }
}
