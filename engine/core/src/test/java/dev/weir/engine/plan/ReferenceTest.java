package dev.weir.engine.plan;

import static dev.weir.engine.fake.Session.identity;
import static dev.weir.engine.fake.Session.lines;
import static dev.weir.engine.fake.Session.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Plan;
import dev.weir.engine.fake.Json;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private final Session session = new Session();
    private final StackBuilder table =
            new StackBuilder("shop").declare("tables.orders", "{database: 'lake', name: 'orders'}");

    @Test
    void an_undeclared_object_that_is_referred_to_by_name_must_exist() {
        Plan plan = session.plan(table);

        assertThat(problems(plan)).containsExactly("tables.orders: The object referred to does not exist");
        assertThat(plan.diagnostics().getFirst().detail()).contains("database 'lake'");
        assertThat(plan.diagnostics().getFirst().source().orElseThrow().file()).isEqualTo("tables.orders/database");
    }

    @Test
    void an_undeclared_object_that_exists_need_not_be_owned() {
        session.cloud().put(identity("databases", "lake"), Json.of("{name: 'lake'}"), Optional.empty());

        Plan plan = session.plan(table);

        assertThat(plan.diagnostics()).isEmpty();
        assertThat(lines(plan)).containsExactly("CREATE tables.orders: Create");
    }

    @Test
    void references_within_lists_count() {
        Plan plan = session.plan(new StackBuilder("shop")
                .declare("jobs.metrics", "{name: 'metrics', inputs: [{table: 'lake/orders'}]}"));

        assertThat(plan.diagnostics().getFirst().source().orElseThrow().file())
                .isEqualTo("jobs.metrics/inputs/0/table");
    }

    @Test
    void an_arn_that_leads_elsewhere_is_taken_as_it_is() {
        Plan plan = session.plan(new StackBuilder("shop")
                .declare("jobs.metrics", "{name: 'metrics', role: 'arn:aws:iam::999999999999:role/theirs'}"));

        assertThat(plan.diagnostics()).isEmpty();
    }

    @Test
    void resources_that_need_each_other_are_an_error() {
        Plan plan = session.plan(new StackBuilder("shop")
                .declare("roles.a", "{name: 'a', trust: " + trusting("b") + "}")
                .declare("roles.b", "{name: 'b', trust: " + trusting("a") + "}"));

        assertThat(plan.hasErrors()).isTrue();
        assertThat(plan.diagnostics().getFirst().detail()).contains("roles.a -> roles.b");
    }

    @Test
    void names_in_texts_put_nothing_first() {
        Plan plan = session.plan(new StackBuilder("shop")
                .declare("buckets.a", "{name: 'a'}", "roles.z")
                .declare("roles.y", "{name: 'y', description: 'beside arn:aws:iam::123456789012:role/z'}", "roles.z")
                .declare("roles.z", "{name: 'z', description: 'beside y, and z itself'}", "roles.y", "roles.z"));

        assertThat(plan.diagnostics()).isEmpty();
        assertThat(plan.changes()).hasSize(3).allSatisfy(change -> assertThat(change.after())
                .isEmpty());
    }

    @Test
    void what_a_target_names_in_texts_is_planned_with_it() {
        StackBuilder stack = new StackBuilder("shop")
                .declare("buckets.a", "{name: 'a'}", "roles.z")
                .declare("buckets.b", "{name: 'b'}")
                .declare("roles.z", "{name: 'z'}");

        Plan plan = session.plan(stack, Session.targets("buckets.a"));

        assertThat(lines(plan)).containsExactly("CREATE buckets.a: Create", "CREATE roles.z: Create");
    }

    @Test
    void a_principal_comes_before_the_policies_that_name_it() {
        Plan plan = session.plan(new StackBuilder("shop")
                .declare("buckets.a", "{name: 'a', policy: " + trusting("z") + "}")
                .declare("buckets.b", "{name: 'b', policy: '" + asText(trusting("z")) + "'}")
                .declare("roles.z", "{name: 'z', description: 'reads buckets a and b'}", "buckets.a", "buckets.b"));

        assertThat(lines(plan))
                .containsExactly("CREATE roles.z: Create", "CREATE buckets.a: Create", "CREATE buckets.b: Create");
    }

    @Test
    void a_principal_is_deleted_after_the_policies_that_name_it() {
        StackBuilder both = new StackBuilder("shop")
                .declare("buckets.a", "{name: 'a', policy: " + trusting("z") + "}", "roles.z")
                .declare("roles.z", "{name: 'z'}", "buckets.a");
        session.make(both);

        Plan plan = session.plan(new StackBuilder("shop"));

        assertThat(lines(plan)).containsExactly("DELETE buckets.a: Delete", "DELETE roles.z: Delete");
    }

    @Test
    void two_resources_for_one_object_are_an_error() {
        Plan plan = session.plan(
                new StackBuilder("shop").declare("roles.a", "{name: 'x'}").declare("roles.b", "{name: 'x'}"));

        assertThat(problems(plan)).contains("roles.b: Two resources for one object");
    }

    private static String asText(String policy) {
        return Json.of(policy).toString();
    }

    private static String trusting(String role) {
        return "{Statement: [{Principal: {AWS: ['arn:aws:iam::123456789012:role/%s']}}]}".formatted(role);
    }
}
