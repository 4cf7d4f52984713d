package dev.weir.engine.plan;

import static dev.weir.engine.fake.Session.identity;
import static dev.weir.engine.fake.Session.lines;
import static dev.weir.engine.fake.Session.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Plan;
import dev.weir.engine.fake.Json;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spec.Lifecycle;
import dev.weir.spi.Difference;
import dev.weir.spi.Identity;
import dev.weir.spi.Ownership;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnershipTest {
    private static final Identity ORDERS = identity("streams", "orders");
    private final Session session = new Session();
    private final StackBuilder stack =
            new StackBuilder("shop").declare("streams.orders", "{name: 'orders', shardCount: 2}");

    @BeforeEach
    void somebodyElseMadeTheStream() {
        session.cloud().put(ORDERS, Json.of("{name: 'orders', shardCount: 1}"), Optional.empty());
    }

    @Test
    void an_object_that_belongs_to_nobody_is_left_alone() {
        Plan plan = session.plan(stack);

        assertThat(plan.changes()).isEmpty();
        assertThat(problems(plan)).containsExactly("streams.orders: The object exists and belongs to no stack");
        assertThat(plan.diagnostics().getFirst().detail()).contains("--adopt", "lifecycle.adopt");
        assertThat(plan.diagnostics().getFirst().source()).isPresent();
    }

    @Test
    void with_adopt_it_is_taken_over_and_changed_in_place() {
        Plan plan = session.plan(stack, Session.adopting());

        assertThat(lines(plan)).containsExactly("ADOPT streams.orders: Mark, Update");
        session.apply(plan);
        assertThat(session.plan(stack).changes()).isEmpty();
    }

    @Test
    void a_resource_may_ask_for_its_own_adoption() {
        Plan plan = session.plan(new StackBuilder("shop")
                .declare(
                        "streams.orders",
                        "{name: 'orders', shardCount: 1}",
                        new Lifecycle(false, true, List.of(), List.of())));

        assertThat(lines(plan)).containsExactly("ADOPT streams.orders: Mark");
    }

    @Test
    void adoption_without_another_difference_says_that_the_mark_changes() {
        Plan plan = session.plan(
                new StackBuilder("shop").declare("streams.orders", "{name: 'orders', shardCount: 1}"),
                Session.adopting());

        assertThat(plan.changes().getFirst().differences())
                .extracting(Difference::path)
                .containsExactly("/weir:stack", "/weir:address", "/weir:region");
    }

    @Test
    void adoption_never_replaces_because_nobody_allowed_the_deletion() {
        Plan plan = session.plan(
                new StackBuilder("shop").declare("streams.orders", "{name: 'orders', format: 'avro'}"),
                Session.adopting());

        assertThat(problems(plan)).containsExactly("streams.orders: The object cannot be adopted as declared");
        assertThat(plan.diagnostics().getFirst().detail()).contains("/format");
    }

    @Test
    void an_object_of_another_stack_is_an_error_that_names_the_stack() {
        session.cloud()
                .put(
                        ORDERS,
                        Json.of("{name: 'orders', shardCount: 1}"),
                        Optional.of(Ownership.of("warehouse", "streams.in", "us-east-1")));

        Plan plan = session.plan(stack, Session.adopting());

        assertThat(plan.changes()).isEmpty();
        assertThat(problems(plan)).containsExactly("streams.orders: The object belongs to another stack");
        assertThat(plan.diagnostics().getFirst().detail()).contains("warehouse", "streams.in");
    }

    @Test
    void a_renamed_address_moves_the_mark_and_nothing_else() {
        StackBuilder before = new StackBuilder("store").declare("streams.orders", "{name: 'in'}");
        session.make(before);

        Plan plan = session.plan(new StackBuilder("store").declare("streams.incoming", "{name: 'in'}"));

        assertThat(lines(plan)).containsExactly("UPDATE streams.incoming: Mark");
        assertThat(plan.changes().getFirst().differences())
                .extracting(Difference::path)
                .containsExactly("/weir:address");
    }

    @Test
    void two_addresses_may_swap_their_objects() {
        session.make(
                new StackBuilder("store").declare("streams.a", "{name: 'one'}").declare("streams.b", "{name: 'two'}"));
        StackBuilder swapped =
                new StackBuilder("store").declare("streams.a", "{name: 'two'}").declare("streams.b", "{name: 'one'}");

        assertThat(lines(session.plan(swapped))).containsExactly("UPDATE streams.a: Mark", "UPDATE streams.b: Mark");
        session.make(swapped);
        assertThat(session.plan(swapped).changes()).isEmpty();
    }

    @Test
    void discovery_that_is_behind_does_not_make_an_object_the_stacks_own() {
        session.provider().discoverWrongly(ORDERS);

        assertThat(session.plan(new StackBuilder("shop")).changes()).isEmpty();
    }

    @Test
    void discovery_of_what_is_gone_meanwhile_is_no_change() {
        session.provider().discoverWrongly(identity("streams", "gone"));

        assertThat(session.plan(new StackBuilder("shop")).changes()).isEmpty();
    }

    @Test
    void the_account_that_a_stack_is_meant_for_is_guarded() {
        Plan plan = session.plan(stack.account("999999999999"));

        assertThat(problems(plan)).containsExactly("Wrong account");
        assertThat(session.provider().calls()).isEmpty();
    }
}
