package dev.weir.engine.plan;

import static dev.weir.engine.fake.Session.identity;
import static dev.weir.engine.fake.Session.lines;
import static dev.weir.engine.fake.Session.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Plan;
import dev.weir.engine.PlanOptions;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spec.Lifecycle;
import dev.weir.spec.Stack;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import dev.weir.spi.ProviderException.Category;
import dev.weir.spi.Search;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What may exist and may not be seen. */
class HiddenTest {
    private static final Identity ORDERS = identity("streams", "orders");
    private static final Identity GLUE = identity("roles", "glue");

    private static final PlanOptions DESTROYING = new PlanOptions(false, true, new TreeSet<>());

    private final Session session = new Session();
    private final StackBuilder stack = new StackBuilder("shop")
            .declare("streams.orders", "{name: 'orders'}")
            .declare("streams.sales", "{name: 'sales'}")
            .declare("roles.glue", "{name: 'glue'}");

    @Test
    void a_declared_object_that_is_denied_is_an_error_of_its_own_and_the_rest_is_planned() {
        session.provider().deny(ORDERS, Category.PERMISSION);

        Plan plan = session.plan(stack);

        assertThat(lines(plan)).containsExactlyInAnyOrder("CREATE roles.glue: Create", "CREATE streams.sales: Create");
        assertThat(problems(plan)).containsExactly("streams.orders: The object cannot be read");
        assertThat(plan.diagnostics().getFirst().detail()).contains("stream 'orders'", "Denied: streams 'orders'");
        assertThat(plan.diagnostics().getFirst().isError()).isTrue();
        assertThat(plan.isPartial()).isTrue();
    }

    @Test
    void a_declared_object_in_another_region_is_an_error_of_its_own() {
        session.provider().deny(ORDERS, Category.ELSEWHERE);

        assertThat(problems(session.plan(stack))).containsExactly("streams.orders: The object is in another region");
    }

    @Test
    void a_failure_that_says_nothing_of_a_permission_still_ends_the_plan() {
        session.provider().deny(ORDERS, Category.UNREACHABLE);

        assertThatThrownBy(() -> session.plan(stack)).hasMessageContaining("Denied");
    }

    @Test
    void an_owned_object_that_is_denied_is_kept_and_named() {
        session.make(stack);
        session.provider().deny(ORDERS, Category.PERMISSION);

        Plan plan = session.plan(new StackBuilder("shop"));

        assertThat(lines(plan)).containsExactly("DELETE roles.glue: Delete", "DELETE streams.sales: Delete");
        assertThat(plan.hasErrors()).isFalse();
        assertThat(problems(plan)).containsExactly("streams.orders: The object cannot be read");
        session.apply(plan);
        assertThat(session.cloud().identities()).containsExactly(ORDERS);
    }

    @Test
    void what_holds_an_object_that_is_denied_is_kept_as_well() {
        session.make(new StackBuilder("shop")
                .declare("databases.lake", "{name: 'lake'}")
                .declare("tables.orders", "{database: 'lake', name: 'orders'}"));
        session.provider().deny(identity("tables", "lake/orders"), Category.PERMISSION);

        Plan plan = session.plan(new StackBuilder("shop"));

        assertThat(plan.changes()).isEmpty();
        assertThat(problems(plan)).contains("databases.lake: The object is kept because of its contents");
    }

    @Test
    void a_kind_that_may_not_be_listed_is_a_warning_and_the_rest_is_planned() {
        session.make(stack);
        session.provider().denyList("streams");

        Plan plan = session.plan(new StackBuilder("shop").declare("streams.orders", "{name: 'orders'}"));

        assertThat(lines(plan)).containsExactly("DELETE roles.glue: Delete");
        assertThat(problems(plan)).containsExactly("Not everything could be searched");
        assertThat(plan.diagnostics().getFirst().detail()).contains("Denied: list streams");
        assertThat(plan.hasErrors()).isFalse();
    }

    @Test
    void a_referenced_object_that_is_denied_is_not_said_to_be_missing() {
        session.provider().deny(GLUE, Category.PERMISSION);

        Plan plan = session.plan(new StackBuilder("shop")
                .declare("jobs.load", "{name: 'load', role: 'arn:aws:iam::123456789012:role/glue'}"));

        assertThat(lines(plan)).containsExactly("CREATE jobs.load: Create");
        assertThat(plan.hasErrors()).isFalse();
    }

    @Test
    void what_no_index_knows_yet_is_destroyed_by_a_thorough_search() {
        session.make(stack);
        session.provider().leaveOutOfTheIndex(ORDERS);

        assertThat(lines(session.plan(Stack.empty("shop"), PlanOptions.DEFAULT)))
                .hasSize(2);
        assertThat(lines(destruction(List.of()))).hasSize(3);
    }

    @Test
    void what_may_not_be_listed_is_destroyed_by_its_declared_name() {
        session.make(stack);
        session.provider().denyList("streams");

        Plan plan = destruction(List.of(ORDERS, identity("streams", "never-made")));

        assertThat(lines(plan)).containsExactly("DELETE roles.glue: Delete", "DELETE streams.orders: Delete");
        assertThat(problems(plan)).containsExactly("Not everything could be searched");
    }

    private Plan destruction(List<Identity> named) {
        return new Planner(session.provider())
                .thorough(named)
                .plan(Stack.empty("shop"), session.provider().here(), DESTROYING, phrase -> {});
    }

    private List<Diagnostic> left(Plan plan) {
        return Inventory.of(
                        session.provider(),
                        Search.thorough("shop"),
                        session.provider().here(),
                        List.of(ORDERS),
                        phrase -> {})
                .leftAfter(plan, new TreeSet<>());
    }

    @Test
    void after_a_destruction_nothing_is_left_to_say() {
        session.make(stack);
        Plan plan = destruction(List.of());
        session.apply(plan);

        assertThat(left(plan)).isEmpty();
    }

    @Test
    void what_is_left_after_a_destruction_is_named() {
        session.make(stack);
        Plan plan = destruction(List.of());
        session.cloud().remove(GLUE);
        session.cloud().remove(identity("streams", "sales"));

        assertThat(left(plan).getFirst().summary()).isEqualTo("Objects of the stack remain");
        assertThat(left(plan).getFirst().detail()).contains("streams.orders (streams 'orders')");
    }

    @Test
    void what_a_destruction_keeps_is_not_said_to_be_left() {
        session.make(new StackBuilder("shop")
                .declare("streams.orders", "{name: 'orders'}", new Lifecycle(true, false, List.of(), List.of())));
        Plan plan = destruction(List.of());
        session.apply(plan);

        assertThat(session.cloud().identities()).containsExactly(ORDERS);
        assertThat(left(plan)).isEmpty();
    }

    @Test
    void a_destruction_that_could_not_see_everything_does_not_claim_that_the_stack_is_gone() {
        session.provider().denyList("streams");
        assertThat(left(destruction(List.of())))
                .extracting(Diagnostic::summary)
                .containsExactly("Not everything could be searched", "The stack may not be completely deleted");
        session.provider().allowAll();
        session.provider().deny(ORDERS, Category.PERMISSION);
        assertThat(left(destruction(List.of())))
                .extracting(Diagnostic::summary)
                .containsExactly("The object cannot be read", "The stack may not be completely deleted");
    }

    @Test
    void a_new_definition_whose_earlier_versions_are_denied_is_planned_with_a_warning_and_others_are_judged() {
        StackBuilder before = new StackBuilder("shop")
                .declare("schemas.order", "{name: 'order', definition: 'one'}")
                .declare("schemas.sale", "{name: 'sale', definition: 'one'}");
        session.make(before);
        session.provider().denyHistory(identity("schemas", "order"));

        Plan plan = session.plan(new StackBuilder("shop")
                .declare("schemas.order", "{name: 'order', definition: 'breaks'}")
                .declare("schemas.sale", "{name: 'sale', definition: 'two'}"));

        assertThat(plan.hasErrors()).isFalse();
        assertThat(problems(plan)).containsExactly("schemas.order: The earlier versions cannot be read");
        assertThat(lines(plan)).hasSize(2);
        assertThat(plan.contracts()).hasSize(1);
    }

    @Test
    void what_follows_from_an_object_that_is_denied_is_left_alone_and_says_so() {
        StackBuilder tables = new StackBuilder("shop")
                .declare("schemas.order", "{name: 'order', definition: 'one'}")
                .declare("databases.lake", "{name: 'lake'}")
                .declare("tables.orders", "{database: 'lake', name: 'orders', schema: 'order'}", "schemas.order");
        session.make(tables);
        session.provider().deny(identity("schemas", "order"), Category.PERMISSION);

        Plan plan = session.plan(tables);

        assertThat(lines(plan)).isEmpty();
        assertThat(problems(plan))
                .containsExactlyInAnyOrder(
                        "schemas.order: The object cannot be read", "tables.orders: The object cannot be read");
    }
}
