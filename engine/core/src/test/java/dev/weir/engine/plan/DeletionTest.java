package dev.weir.engine.plan;

import static dev.weir.engine.fake.Session.address;
import static dev.weir.engine.fake.Session.change;
import static dev.weir.engine.fake.Session.identity;
import static dev.weir.engine.fake.Session.lines;
import static dev.weir.engine.fake.Session.problems;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.weir.engine.ApplyReport;
import dev.weir.engine.ApplyReport.Outcome;
import dev.weir.engine.Plan;
import dev.weir.engine.PlanOptions;
import dev.weir.engine.fake.Json;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spec.Lifecycle;
import dev.weir.spec.Stack;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeletionTest {
    private static final Lifecycle PROTECTED = new Lifecycle(true, false, List.of(), List.of());
    private final Session session = new Session();

    private static StackBuilder pipeline() {
        return new StackBuilder("shop")
                .declare("roles.glue", "{name: 'glue'}")
                .declare("streams.orders", "{name: 'orders'}")
                .declare("databases.lake", "{name: 'lake'}")
                .declare(
                        "tables.orders",
                        "{database: 'lake', name: 'orders',"
                                + " stream: 'arn:aws:kinesis:eu-west-1:123456789012:stream/orders'}")
                .declare(
                        "jobs.metrics",
                        "{name: 'metrics', role: 'arn:aws:iam::123456789012:role/glue',"
                                + " inputs: [{table: 'lake/orders'}]}");
    }

    @Test
    void what_is_owned_and_no_longer_declared_is_deleted() {
        session.make(pipeline());

        assertThat(lines(session.plan(pipeline().remove("jobs.metrics"))))
                .containsExactly("DELETE jobs.metrics: Delete");
    }

    @Test
    void an_empty_stack_deletes_everything_after_what_refers_to_it() {
        session.make(pipeline());

        Plan plan = session.plan(Stack.empty("shop"), PlanOptions.DEFAULT);

        assertThat(lines(plan))
                .containsExactly(
                        "DELETE jobs.metrics: Delete",
                        "DELETE roles.glue: Delete",
                        "DELETE tables.orders: Delete",
                        "DELETE streams.orders: Delete",
                        "DELETE databases.lake: Delete");
        assertThat(change(plan, "streams.orders").deletionAfter()).containsExactly(address("tables.orders"));
        assertThat(change(plan, "databases.lake").deletionAfter()).containsExactly(address("tables.orders"));
        assertThat(session.apply(plan).outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(session.cloud().identities()).isEmpty();
    }

    @Test
    void what_stops_referring_is_changed_before_the_deletion() {
        session.make(pipeline());
        StackBuilder without = pipeline()
                .remove("roles.glue")
                .declare("roles.other", "{name: 'other'}")
                .declare("jobs.metrics", "{name: 'metrics', role: 'arn:aws:iam::123456789012:role/other'}");

        Plan plan = session.plan(without);

        assertThat(lines(plan))
                .containsExactly(
                        "CREATE roles.other: Create",
                        "UPDATE jobs.metrics: Update, Update",
                        "DELETE roles.glue: Delete");
        assertThat(session.apply(plan).outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @Test
    void what_is_still_referred_to_by_name_is_not_to_be_deleted() {
        session.make(pipeline());

        Plan plan = session.plan(pipeline().remove("databases.lake").remove("streams.orders"));

        assertThat(problems(plan))
                .containsExactly(
                        "tables.orders: The object referred to would be deleted",
                        "tables.orders: The object referred to would be deleted");
        assertThat(plan.diagnostics())
                .extracting(problem -> problem.source().orElseThrow().file())
                .containsExactlyInAnyOrder("tables.orders/database", "tables.orders/stream");
    }

    @Test
    void what_other_stacks_or_nobody_owns_is_never_deleted() {
        session.make(new StackBuilder("warehouse").declare("streams.in", "{name: 'in'}"));
        session.cloud().put(identity("streams", "free"), Json.of("{name: 'free'}"), Optional.empty());

        assertThat(session.plan(Stack.empty("shop"), PlanOptions.DEFAULT).changes())
                .isEmpty();
    }

    @Test
    void a_protected_object_is_not_deleted_although_nothing_declares_it_any_more() {
        session.make(new StackBuilder("shop").declare("streams.orders", "{name: 'orders'}", PROTECTED));

        Plan plan = session.plan(Stack.empty("shop"), PlanOptions.DEFAULT);

        assertThat(problems(plan)).containsExactly("streams.orders: A protected object would be deleted");
        assertThat(plan.diagnostics().getFirst().detail()).contains("weir release streams.orders", "protect: false");
        assertThat(plan.isRefused()).isTrue();
        ApplyReport report = session.apply(plan);
        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(session.cloud().identities()).hasSize(1);
    }

    @Test
    void once_unprotected_it_can_be_deleted() {
        session.make(new StackBuilder("shop").declare("streams.orders", "{name: 'orders'}", PROTECTED));

        Plan unprotect = session.plan(new StackBuilder("shop").declare("streams.orders", "{name: 'orders'}"));
        assertThat(lines(unprotect)).containsExactly("UPDATE streams.orders: Mark");
        assertThat(unprotect.changes().getFirst().differences().getFirst().path())
                .isEqualTo("/weir:protect");
        session.apply(unprotect);

        session.make(new StackBuilder("shop"));
        assertThat(session.cloud().identities()).isEmpty();
    }

    @Test
    void a_new_name_creates_a_new_object_and_deletes_the_old_one_afterwards() {
        session.make(pipeline());
        StackBuilder renamed = pipeline()
                .declare("databases.lake", "{name: 'sea'}")
                .declare("tables.orders", "{database: 'sea', name: 'orders'}")
                .declare(
                        "jobs.metrics",
                        "{name: 'metrics', role: 'arn:aws:iam::123456789012:role/glue',"
                                + " inputs: [{table: 'sea/orders'}]}");

        Plan plan = session.plan(renamed);

        assertThat(lines(plan))
                .containsExactly(
                        "CREATE databases.lake: Create",
                        "CREATE tables.orders: Create",
                        "UPDATE jobs.metrics: Update",
                        "DELETE tables.orders@lake/orders: Delete",
                        "DELETE databases.lake@lake: Delete");
        assertThat(session.apply(plan).outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(session.plan(renamed).changes()).isEmpty();
    }

    @Test
    void a_deletion_because_of_a_new_name_says_so() {
        session.make(new StackBuilder("shop").declare("streams.orders", "{name: 'orders'}"));

        Plan plan = session.plan(new StackBuilder("shop").declare("streams.orders", "{name: 'sales'}"));

        assertThat(change(plan, "streams.orders@orders").risks())
                .contains("streams.orders is now the stream 'sales'; this one is deleted.");
    }

    @Test
    void what_changed_since_the_stack_made_it_is_deleted_all_the_same() {
        session.make(new StackBuilder("shop").declare("streams.orders", "{name: 'orders'}"));
        session.cloud().change(identity("streams", "orders"), "shardCount", IntNode.valueOf(9));

        session.make(new StackBuilder("shop"));

        assertThat(session.cloud().identities()).isEmpty();
    }
}
