package dev.weir.engine.plan;

import static dev.weir.engine.fake.Session.address;
import static dev.weir.engine.fake.Session.change;
import static dev.weir.engine.fake.Session.destroying;
import static dev.weir.engine.fake.Session.lines;
import static dev.weir.engine.fake.Session.problem;
import static dev.weir.engine.fake.Session.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Acceptance;
import dev.weir.engine.ApplyReport;
import dev.weir.engine.ApplyReport.Outcome;
import dev.weir.engine.Plan;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spec.Lifecycle;
import dev.weir.spec.Stack;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Data is destroyed only on purpose")
class DataLossTest {
    private static final Lifecycle PROTECTED = new Lifecycle(true, false, false, List.of(), List.of());
    private static final Lifecycle RETAINED = new Lifecycle(false, true, false, List.of(), List.of());

    private final Session session = new Session();

    private static StackBuilder streams() {
        return new StackBuilder("shop")
                .declare("streams.orders", "{name: 'orders'}")
                .declare("streams.clicks", "{name: 'clicks'}")
                .declare("roles.glue", "{name: 'glue'}");
    }

    private Plan destruction() {
        return session.plan(Stack.empty("shop"), destroying());
    }

    @Test
    void a_plan_that_loses_data_is_refused_before_anything_is_changed() {
        session.make(streams());
        ApplyReport report = session.accepting(Acceptance.NONE).apply(destruction());
        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.diagnostics())
                .extracting(Session::problem)
                .containsExactly("streams.clicks: Data would be lost", "streams.orders: Data would be lost");
        assertThat(session.cloud().identities()).hasSize(3);
    }

    @Test
    void what_holds_no_data_needs_no_acceptance() {
        session.make(streams());
        session.accepting(Acceptance.NONE).make(streams().remove("roles.glue"));
        assertThat(session.cloud().identities()).hasSize(2);
    }

    @Test
    void an_acceptance_of_one_address_covers_no_other() {
        session.make(streams());
        Acceptance one = new Acceptance(false, new TreeSet<>(Set.of(address("streams.orders"))));
        assertThat(one.missingFor(destruction()))
                .extracting(change -> change.address().toString())
                .containsExactly("streams.clicks");
        session.accepting(one).make(streams().remove("streams.orders"));
        assertThat(session.cloud().identities()).hasSize(2);
    }

    @Test
    void a_replacement_loses_data_as_a_deletion_does() {
        session.make(streams());
        Plan plan = session.plan(streams().declare("streams.orders", "{name: 'orders', format: 'avro'}"));
        assertThat(change(plan, "streams.orders").dataLoss().losses()).containsExactly("Its records are lost.");
        assertThat(session.accepting(Acceptance.NONE).apply(plan).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void a_stack_that_was_made_to_be_thrown_away_is_destroyed_by_its_name_without_acceptance() {
        session.make(streams().ephemeral(true));
        assertThat(session.accepting(Acceptance.NONE).apply(destruction()).outcome())
                .isEqualTo(Outcome.COMPLETE);
        assertThat(session.cloud().identities()).isEmpty();
    }

    @Test
    void saying_so_now_is_not_enough_for_what_was_made_before() {
        session.make(streams());
        Plan plan = session.plan(streams().ephemeral(true).remove("streams.orders"));
        assertThat(session.accepting(Acceptance.NONE).apply(plan).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void a_declaration_that_takes_the_word_back_takes_it_back_at_once() {
        session.make(streams().ephemeral(true));
        Plan plan = session.plan(streams().remove("streams.orders"));
        assertThat(session.accepting(Acceptance.NONE).apply(plan).outcome()).isEqualTo(Outcome.REFUSED);
        session.make(streams());
        assertThat(session.apply(destruction()).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void a_destruction_keeps_what_is_protected_and_removes_the_rest() {
        session.make(streams().declare("streams.orders", "{name: 'orders'}", PROTECTED));
        Plan plan = destruction();
        assertThat(lines(plan)).containsExactly("DELETE roles.glue: Delete", "DELETE streams.clicks: Delete");
        assertThat(plan.hasErrors()).isFalse();
        assertThat(plan.kept())
                .extracting(Session::problem)
                .containsExactly("streams.orders: A protected object is kept");
        session.apply(plan);
        assertThat(session.cloud().identities()).containsExactly(Session.identity("streams", "orders"));
    }

    @Test
    void what_a_protected_object_is_in_is_kept_too() {
        session.make(new StackBuilder("shop")
                .declare("databases.lake", "{name: 'lake'}")
                .declare("tables.orders", "{database: 'lake', name: 'orders'}", PROTECTED));
        Plan plan = destruction();
        assertThat(plan.changes()).isEmpty();
        assertThat(problems(plan))
                .containsExactlyInAnyOrder(
                        "tables.orders: A protected object is kept", "databases.lake: A protected object is kept");
    }

    @Test
    void what_is_retained_is_released_when_it_is_no_longer_declared() {
        session.make(streams().declare("streams.orders", "{name: 'orders'}", RETAINED));
        session.accepting(Acceptance.NONE);
        Plan plan = session.plan(streams().remove("streams.orders"));
        assertThat(lines(plan)).containsExactly("RELEASE streams.orders: Mark");
        session.apply(plan);
        assertThat(session.cloud().identities()).hasSize(3);
        assertThat(session.plan(streams().remove("streams.orders")).changes()).isEmpty();
    }

    @Test
    void what_is_retained_is_released_by_a_destruction_together_with_what_it_is_in() {
        session.make(new StackBuilder("shop")
                .declare("roles.glue", "{name: 'glue'}")
                .declare("databases.lake", "{name: 'lake'}")
                .declare("tables.orders", "{database: 'lake', name: 'orders'}", RETAINED));
        assertThat(lines(destruction()))
                .containsExactlyInAnyOrder(
                        "RELEASE databases.lake: Mark", "RELEASE tables.orders: Mark", "DELETE roles.glue: Delete");
    }

    @Test
    void what_is_retained_is_not_replaced() {
        StackBuilder stack = streams().declare("streams.orders", "{name: 'orders'}", RETAINED);
        session.make(stack);
        Plan plan = session.plan(stack.declare("streams.orders", "{name: 'orders', format: 'avro'}", RETAINED));
        assertThat(plan.isRefused()).isTrue();
        assertThat(problem(plan.diagnostics().getFirst()))
                .isEqualTo("streams.orders: A protected object would be deleted");
    }

    @Test
    void a_destruction_of_a_target_deletes_nothing_else() {
        session.make(streams());
        assertThat(lines(session.plan(Stack.empty("shop"), destroying("streams.orders"))))
                .containsExactly("DELETE streams.orders: Delete");
    }

    @Test
    void a_destruction_of_a_target_that_others_need_is_refused() {
        session.make(new StackBuilder("shop")
                .declare("databases.lake", "{name: 'lake'}")
                .declare("tables.orders", "{database: 'lake', name: 'orders'}"));
        Plan plan = session.plan(Stack.empty("shop"), destroying("databases.lake"));
        assertThat(problems(plan)).containsExactly("tables.orders: Something else depends on it");
        assertThat(plan.diagnostics().getFirst().detail()).contains("--target tables.orders");
    }
}
