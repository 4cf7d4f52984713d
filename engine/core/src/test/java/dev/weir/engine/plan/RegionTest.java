package dev.weir.engine.plan;

import static dev.weir.engine.fake.Session.identity;
import static dev.weir.engine.fake.Session.lines;
import static dev.weir.engine.fake.Session.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Plan;
import dev.weir.engine.PlanOptions;
import dev.weir.engine.fake.Json;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spec.Stack;
import dev.weir.spi.Difference;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.Ownership;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The session lives in eu-west-1. */
class RegionTest {
    private static final Identity GLUE = identity("roles", "glue");
    private static final Optional<Ownership> OLD_MARK =
            Optional.of(new Ownership("shop", "roles.glue", Optional.empty(), Set.of()));

    private final Session session = new Session();
    private final StackBuilder stack = new StackBuilder("shop").declare("roles.glue", "{name: 'glue'}");

    private void exists(Identity identity, Optional<Ownership> owner) {
        session.cloud().put(identity, Json.of("{name: '" + identity.name() + "'}"), owner);
    }

    @Test
    void what_the_same_stack_owns_in_another_region_is_not_destroyed() {
        exists(GLUE, Optional.of(Ownership.of("shop", "roles.glue", "us-east-1")));

        Plan plan = session.plan(new StackBuilder("shop"));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.diagnostics()).isEmpty();
    }

    @Test
    void what_the_same_stack_owns_in_another_region_is_an_error_that_names_the_region() {
        exists(GLUE, Optional.of(Ownership.of("shop", "roles.glue", "us-east-1")));

        Plan plan = session.plan(stack, Session.adopting());

        assertThat(plan.changes()).isEmpty();
        assertThat(problems(plan)).containsExactly("roles.glue: The object belongs to this stack in another region");
        assertThat(plan.diagnostics().getFirst().detail())
                .contains("us-east-1", "eu-west-1", "weir release roles.glue");
    }

    @Test
    void an_apply_writes_the_region_into_an_old_mark() {
        exists(GLUE, OLD_MARK);

        Plan plan = session.plan(stack);

        assertThat(lines(plan)).containsExactly("UPDATE roles.glue: Mark");
        assertThat(plan.changes().getFirst().differences())
                .extracting(Difference::path)
                .containsExactly("/weir:region");
        session.apply(plan);
        assertThat(session.plan(stack).changes()).isEmpty();
        session.make(new StackBuilder("shop"));
        assertThat(session.cloud().identities()).isEmpty();
    }

    @Test
    void a_global_object_with_an_old_mark_is_kept_and_the_plan_names_both_ways_out() {
        exists(GLUE, OLD_MARK);

        Plan plan = session.plan(new StackBuilder("shop"));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.hasErrors()).isFalse();
        assertThat(problems(plan)).containsExactly("roles.glue: The mark names no region");
        assertThat(plan.diagnostics().getFirst().detail()).contains("apply once", "weir release roles.glue");
    }

    @Test
    void a_global_object_with_an_old_mark_is_not_replaced() {
        Identity lake = identity("buckets", "lake");
        session.cloud()
                .put(
                        lake,
                        Json.of("{name: 'lake', home: 'here'}"),
                        Optional.of(new Ownership("shop", "buckets.lake", Optional.empty(), Set.of())));

        Plan plan = session.plan(new StackBuilder("shop").declare("buckets.lake", "{name: 'lake', home: 'there'}"));

        assertThat(problems(plan)).containsExactly("buckets.lake: The mark names no region");
        assertThat(plan.hasErrors()).isTrue();
    }

    @Test
    void an_object_that_lives_in_the_region_itself_is_deleted_with_an_old_mark() {
        exists(
                identity("streams", "orders"),
                Optional.of(new Ownership("shop", "streams.orders", Optional.empty(), Set.of())));

        session.apply(session.plan(Stack.empty("shop"), PlanOptions.DEFAULT));

        assertThat(session.cloud().identities()).isEmpty();
    }

    @Test
    void one_stack_in_two_regions_owns_two_sets_of_global_objects() {
        session.make(stack);
        session.provider().moveTo(new Environment("aws", "123456789012", "us-east-1"));
        StackBuilder elsewhere = new StackBuilder("shop").declare("roles.glue", "{name: 'glue-us-east-1'}");
        session.make(elsewhere);

        assertThat(session.plan(elsewhere).changes()).isEmpty();
        session.make(new StackBuilder("shop"));

        assertThat(session.cloud().identities()).containsExactly(GLUE);
    }
}
