package dev.weir.engine.plan;

import static dev.weir.engine.fake.Session.address;
import static dev.weir.engine.fake.Session.identity;
import static dev.weir.engine.fake.Session.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Contract;
import dev.weir.engine.Plan;
import dev.weir.engine.PlanOptions;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spec.Lifecycle;
import dev.weir.spi.ContractVerdict;
import dev.weir.spi.ContractVerdict.Outcome;
import dev.weir.spi.DataFlow;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import dev.weir.spi.Version;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractTest {
    private final Session session = new Session();
    private final StackBuilder stack = new StackBuilder("shop")
            .declare("schemas.order", "{name: 'order', definition: 'one'}")
            .declare("databases.lake", "{name: 'lake'}")
            .declare("tables.orders", "{database: 'lake', name: 'orders', schema: 'order'}");

    private Plan planned(String definition) {
        session.make(stack);
        return session.plan(stack.declare("schemas.order", "{name: 'order', definition: '%s'}".formatted(definition)));
    }

    private static ContractVerdict verdict(Plan plan) {
        assertThat(plan.contracts()).hasSize(1);
        return plan.contracts().getFirst().verdict();
    }

    @Test
    void a_new_schema_has_nothing_to_be_compatible_with() {
        Plan plan = session.plan(stack);

        assertThat(plan.contracts())
                .containsExactly(new Contract(
                        address("schemas.order"),
                        new ContractVerdict("BACKWARD", List.of(), Outcome.COMPATIBLE, List.of(), List.of())));
        assertThat(plan.diagnostics()).isEmpty();
    }

    @Test
    void no_history_is_read_for_what_is_as_declared() {
        session.make(stack);
        session.provider().clearCalls();

        Plan plan = session.plan(stack);

        assertThat(plan.contracts()).isEmpty();
        assertThat(session.provider().calls()).noneMatch(call -> call.startsWith("history"));
    }

    @Test
    void histories_of_changed_definitions_are_read_in_one_call() {
        session.make(stack.declare("schemas.refund", "{name: 'refund', definition: 'one'}")
                .declare("schemas.rest", "{name: 'rest', definition: 'one'}"));
        session.provider().clearCalls();

        session.plan(stack.declare("schemas.order", "{name: 'order', definition: 'two'}")
                .declare("schemas.refund", "{name: 'refund', definition: 'two'}"));

        assertThat(session.provider().calls()).contains("history schemas 2");
    }

    @Test
    void a_compatible_definition_is_judged_and_says_nothing() {
        Plan plan = planned("two");

        assertThat(verdict(plan).outcome()).isEqualTo(Outcome.COMPATIBLE);
        assertThat(verdict(plan).against()).containsExactly(7L);
        assertThat(plan.diagnostics()).isEmpty();
    }

    @Test
    void an_incompatible_definition_fails_the_plan_at_its_place_and_names_who_depends_on_it() {
        session.provider().dataFlow(new Flow(List.of(), "tables.orders reads f"));

        Plan plan = planned("breaks");

        assertThat(plan.hasErrors()).isTrue();
        Diagnostic error = plan.diagnostics().getFirst();
        assertThat(error.address()).contains("schemas.order");
        assertThat(error.source()).map(source -> source.file()).contains("schemas.order/definition");
        assertThat(error.detail()).isEqualTo("""
                        /f (one, now breaks), BACKWARD against version 7 [a-rule]: It breaks.
                        It concerns:
                        - tables.orders reads f [f]
                        Change the definition so that it keeps the contract. For an intended break, use a separate schema or another compatibility mode.""");
    }

    @Test
    void a_place_in_a_definition_is_named_by_its_line() {
        Plan plan = planned("{\\n  \"f\": \"breaks\"}");

        assertThat(plan.diagnostics().getFirst().detail()).startsWith("/f on line 2 of the definition (one, now ");
    }

    @Test
    void what_cannot_be_proven_is_a_warning() {
        Plan plan = planned("doubtful");

        assertThat(plan.hasErrors()).isFalse();
        assertThat(problems(plan)).containsExactly("schemas.order: The new version cannot be proven compatible");
    }

    @Test
    void what_a_verdict_remarks_is_a_warning() {
        Plan plan = planned("odd");

        assertThat(plan.diagnostics()).extracting(Diagnostic::detail).containsExactly("This is odd.");
    }

    @Test
    void a_break_with_what_is_deleted_anyway_is_a_warning() {
        session.make(stack);

        Plan plan = session.plan(stack.declare(
                "schemas.order",
                "{name: 'order', definition: 'breaks'}",
                new Lifecycle(false, false, List.of(), List.of("/definition"))));

        assertThat(plan.hasErrors()).isFalse();
        assertThat(problems(plan)).containsExactly("schemas.order: The new version is not compatible");
    }

    @Test
    void a_definition_that_the_base_revision_declares_is_one_more_to_live_with() {
        session.make(stack);
        var base = new StackBuilder("shop").declare("schemas.order", "{name: 'order', definition: 'merged'}");

        Plan plan = new Planner(session.provider())
                .against(base.build())
                .plan(
                        stack.declare("schemas.order", "{name: 'order', definition: 'two'}")
                                .build(),
                        session.provider().here(),
                        PlanOptions.DEFAULT,
                        phrase -> {});

        assertThat(verdict(plan).against()).containsExactly(7L, Version.UNREGISTERED);
    }

    @Test
    void what_several_versions_have_in_common_is_said_once() {
        session.make(stack);
        var base = new StackBuilder("shop").declare("schemas.order", "{name: 'order', definition: 'one'}");

        Plan plan = new Planner(session.provider())
                .against(base.build())
                .plan(
                        stack.declare("schemas.order", "{name: 'order', definition: 'breaks'}")
                                .build(),
                        session.provider().here(),
                        PlanOptions.DEFAULT,
                        phrase -> {});

        assertThat(verdict(plan).violations()).hasSize(2);
        assertThat(plan.diagnostics().getFirst().detail())
                .startsWith(
                        "/f (one, now breaks), BACKWARD against version 7, the base revision [a-rule]: It breaks.\nChange");
    }

    @Test
    void an_ignored_definition_is_not_judged() {
        session.make(stack);

        Plan plan = session.plan(stack.declare(
                "schemas.order",
                "{name: 'order', definition: 'breaks'}",
                new Lifecycle(false, false, List.of("/definition"), List.of())));

        assertThat(plan.contracts()).isEmpty();
    }

    @Test
    void what_does_not_fit_together_is_said_where_it_is_written() {
        session.provider()
                .dataFlow(new Flow(
                        List.of(new DataFlow.Finding(
                                identity("tables", "lake/orders"),
                                "/comment",
                                Diagnostic.error("It does not fit", ""))),
                        ""));

        Plan plan = session.plan(stack);

        assertThat(problems(plan)).containsExactly("tables.orders: It does not fit");
        assertThat(plan.diagnostics().getFirst().source())
                .map(source -> source.file())
                .contains("tables.orders/comment");
    }

    @Test
    void warnings_about_what_a_plan_leaves_alone_are_left_to_validate() {
        session.make(stack);
        session.provider()
                .dataFlow(new Flow(
                        List.of(new DataFlow.Finding(
                                identity("tables", "lake/orders"), "", Diagnostic.warning("It may be cut", ""))),
                        ""));

        assertThat(session.plan(stack).diagnostics()).isEmpty();
        assertThat(problems(planned("two"))).containsExactly("tables.orders: It may be cut");
    }

    private record Flow(List<Finding> findings, String dependent) implements DataFlow {
        @Override
        public List<Finding> check(Landscape landscape) {
            return findings;
        }

        @Override
        public List<String> dependents(Identity identity, Collection<String> fields, Landscape landscape) {
            return List.of(dependent + " " + fields);
        }
    }
}
