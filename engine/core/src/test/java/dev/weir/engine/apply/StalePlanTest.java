package dev.weir.engine.apply;

import static dev.weir.engine.fake.Session.identity;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.engine.ApplyReport;
import dev.weir.engine.ApplyReport.Outcome;
import dev.weir.engine.Plan;
import dev.weir.engine.fake.Json;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.Ownership;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StalePlanTest {
    private static final Identity ORDERS = identity("streams", "orders");
    private final Session session = new Session();

    private static StackBuilder stack(int shards) {
        return new StackBuilder("shop").declare("streams.orders", "{name: 'orders', shardCount: %d}".formatted(shards));
    }

    @BeforeEach
    void aStreamLives() {
        session.make(stack(1));
        session.cloud().clearLog();
    }

    private void refuses(Plan plan, String... said) {
        ApplyReport report = session.apply(plan);

        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.diagnostics()).singleElement().satisfies(problem -> assertThat(
                        problem.summary() + " " + problem.detail())
                .contains(said));
        assertThat(session.events()).isEmpty();
        assertThat(session.cloud().log()).isEmpty();
    }

    @Test
    void a_plan_is_refused_when_a_property_has_changed_since() {
        Plan plan = session.plan(stack(2));
        session.cloud().change(ORDERS, "retention", IntNode.valueOf(48));

        refuses(plan, "The plan is stale", "/retention", "Plan again");
    }

    @Test
    void it_is_refused_even_when_the_change_is_the_planned_one() {
        Plan plan = session.plan(stack(2));
        session.cloud().change(ORDERS, "shardCount", IntNode.valueOf(2));

        refuses(plan, "/shardCount");
    }

    @Test
    void it_is_refused_when_the_object_belongs_to_somebody_else_meanwhile() {
        Plan plan = session.plan(new StackBuilder("shop"));
        session.cloud()
                .put(
                        ORDERS,
                        Json.of("{name: 'orders', shardCount: 1}"),
                        Optional.of(Ownership.of("warehouse", "streams.in", "us-east-1")));

        refuses(plan, "owner");
    }

    @Test
    void it_is_refused_when_the_object_is_gone() {
        Plan plan = session.plan(stack(2));
        session.cloud().remove(ORDERS);

        refuses(plan, "no longer exists");
    }

    @Test
    void a_creation_is_refused_when_the_object_exists_meanwhile() {
        Plan plan = session.plan(stack(1).declare("roles.glue", "{name: 'glue'}"));
        session.cloud().put(identity("roles", "glue"), Json.of("{name: 'glue'}"), Optional.empty());

        refuses(plan, "already exists.");
    }

    @Test
    void a_creation_is_refused_when_an_earlier_run_made_the_object_and_was_killed() {
        Plan plan = session.plan(stack(1).declare("roles.glue", "{name: 'glue'}"));
        session.make(stack(1).declare("roles.glue", "{name: 'glue'}"));
        session.cloud().clearLog();

        refuses(plan, "has this stack's mark");
    }

    @Test
    void a_plan_for_another_account_is_refused() {
        Plan plan = session.plan(stack(2));
        session.provider().moveTo(new Environment("aws", "999999999999", "eu-west-1"));

        refuses(plan, "another place", "123456789012", "999999999999");
    }

    @Test
    void a_plan_with_errors_is_refused_for_these() {
        session.cloud().put(identity("streams", "free"), Json.of("{name: 'free'}"), Optional.empty());

        refuses(
                session.plan(stack(2).declare("streams.free", "{name: 'free'}")),
                "The object exists and belongs to no stack");
    }

    @Test
    void what_the_plan_does_not_touch_may_change() {
        session.make(stack(1).declare("roles.glue", "{name: 'glue'}"));
        Plan plan = session.plan(stack(2).declare("roles.glue", "{name: 'glue'}"));
        session.cloud().change(identity("roles", "glue"), "description", TextNode.valueOf("x"));

        assertThat(session.apply(plan).outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @Test
    void the_check_reads_each_kind_once() {
        Plan plan = session.plan(stack(2).declare("streams.more", "{name: 'more'}"));
        session.provider().clearCalls();

        session.apply(plan);

        assertThat(session.provider().calls())
                .filteredOn(call -> call.startsWith("read"))
                .containsExactly("read streams 2");
    }

    @Test
    void an_empty_plan_asks_nobody() {
        Plan plan = session.plan(stack(1));
        session.provider().clearCalls();

        assertThat(session.apply(plan).outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(session.provider().calls()).isEmpty();
    }
}
