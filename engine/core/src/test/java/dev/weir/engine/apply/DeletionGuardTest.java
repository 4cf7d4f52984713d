package dev.weir.engine.apply;

import static dev.weir.engine.fake.Session.address;
import static dev.weir.engine.fake.Session.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.ApplyReport;
import dev.weir.engine.ApplyReport.Outcome;
import dev.weir.engine.Plan;
import dev.weir.engine.fake.FakeProvider.Fault;
import dev.weir.engine.fake.Json;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spi.Identity;
import dev.weir.spi.Ownership;
import dev.weir.spi.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeletionGuardTest {
    private static final Identity ORDERS = identity("streams", "orders");
    private static final Identity GLUE = identity("roles", "glue");

    private final Session session = new Session().parallelism(1);

    /** Somebody marks the stream otherwise while the first step, which concerns the role, is under way. */
    private void meanwhile(Optional<Ownership> owner) {
        session.provider().fault(new Fault() {
            @Override
            public void after(Identity identity, Step step) {
                if (identity.equals(GLUE)) {
                    session.cloud().put(ORDERS, Json.of("{name: 'orders', shardCount: 1}"), owner);
                }
            }
        });
    }

    private ApplyReport destroyWhile(Optional<Ownership> owner) {
        session.make(new StackBuilder("shop")
                .declare("streams.orders", "{name: 'orders'}")
                .declare("roles.glue", "{name: 'glue'}"));
        Plan plan = session.plan(new StackBuilder("shop"));
        meanwhile(owner);
        return session.apply(plan);
    }

    private String why(ApplyReport report) {
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.done()).containsExactly(address("roles.glue"));
        assertThat(session.cloud().identities()).containsExactly(ORDERS);
        return report.failed().get(address("streams.orders")).getFirst().detail();
    }

    @Test
    void what_loses_its_mark_after_the_plan_was_checked_is_not_deleted() {
        assertThat(why(destroyWhile(Optional.empty()))).contains("its mark was removed, so no stack owns it anymore");
    }

    @Test
    void what_goes_to_another_stack_after_the_plan_was_checked_is_not_deleted() {
        assertThat(why(destroyWhile(Optional.of(Ownership.of("warehouse", "streams.in", "eu-west-1")))))
                .contains("it belongs to stack 'warehouse' as 'streams.in' now");
    }

    @Test
    void what_moves_to_another_address_after_the_plan_was_checked_is_not_deleted() {
        assertThat(why(destroyWhile(Optional.of(Ownership.of("shop", "streams.in", "eu-west-1")))))
                .contains("as 'streams.in' now, not as 'streams.orders'");
    }

    @Test
    void what_goes_to_the_stack_in_another_region_after_the_plan_was_checked_is_not_deleted() {
        assertThat(why(destroyWhile(Optional.of(Ownership.of("shop", "streams.orders", "us-east-1")))))
                .contains("it belongs to stack 'shop' in region 'us-east-1'");
    }

    @Test
    void what_loses_its_mark_before_it_is_replaced_stays_as_it_is() {
        session.make(new StackBuilder("shop")
                .declare("roles.glue", "{name: 'glue'}")
                .declare("streams.orders", "{name: 'orders', format: 'json'}"));
        meanwhile(Optional.empty());

        ApplyReport report = session.apply(session.plan(new StackBuilder("shop")
                .declare("roles.glue", "{name: 'glue', description: 'Runs'}")
                .declare("streams.orders", "{name: 'orders', format: 'avro'}", "roles.glue")));

        assertThat(report.failed()).containsOnlyKeys(address("streams.orders"));
        assertThat(session.cloud().identities()).containsExactlyInAnyOrder(ORDERS, GLUE);
    }

    @Test
    void a_plan_that_deletes_what_another_stack_owns_is_refused_as_a_whole() {
        session.make(new StackBuilder("warehouse").declare("streams.orders", "{name: 'orders'}"));
        Plan theirs = session.plan(new StackBuilder("warehouse"));
        Plan forged = new Plan(
                "shop",
                theirs.environment(),
                theirs.changes(),
                0,
                theirs.outputs(),
                theirs.contracts(),
                theirs.diagnostics());

        ApplyReport report = session.apply(forged);

        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.diagnostics().getFirst().summary()).isEqualTo("The plan deletes what the stack does not own");
        assertThat(session.cloud().identities()).containsExactly(ORDERS);
    }
}
