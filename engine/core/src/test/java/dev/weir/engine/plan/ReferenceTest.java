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
    void resources_that_name_each_other_in_a_circle_are_an_error() {
        Plan plan = session.plan(new StackBuilder("shop")
                .declare("roles.a", "{name: 'a'}", "roles.b")
                .declare("roles.b", "{name: 'b'}", "roles.a"));

        assertThat(plan.hasErrors()).isTrue();
        assertThat(plan.diagnostics().getFirst().detail()).contains("roles.a -> roles.b");
    }

    @Test
    void two_resources_for_one_object_are_an_error() {
        Plan plan = session.plan(
                new StackBuilder("shop").declare("roles.a", "{name: 'x'}").declare("roles.b", "{name: 'x'}"));

        assertThat(problems(plan)).contains("roles.b: Two resources for one object");
    }

    @Test
    void an_expression_orders_changes_even_where_no_property_shows_it() {
        Plan plan = session.plan(new StackBuilder("shop")
                .declare("buckets.a", "{name: 'a'}", "roles.z")
                .declare("roles.z", "{name: 'z'}"));

        assertThat(lines(plan)).containsExactly("CREATE roles.z: Create", "CREATE buckets.a: Create");
    }
}
