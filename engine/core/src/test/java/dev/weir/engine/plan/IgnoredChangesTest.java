package dev.weir.engine.plan;

import static dev.weir.engine.fake.Session.change;
import static dev.weir.engine.fake.Session.identity;
import static dev.weir.engine.fake.Session.lines;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.weir.engine.Plan;
import dev.weir.engine.fake.Json;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spec.Lifecycle;
import dev.weir.spi.Difference;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IgnoredChangesTest {
    private final Session session = new Session();

    private static StackBuilder stack(String properties, String... ignored) {
        return new StackBuilder("shop")
                .declare("streams.orders", properties, new Lifecycle(false, false, List.of(ignored), List.of()));
    }

    @BeforeEach
    void anAutoscalerWasAtWork() {
        session.make(stack("{name: 'orders', shardCount: 2, tags: {team: 'a', cost: '1'}}"));
        session.cloud().change(identity("streams", "orders"), "shardCount", IntNode.valueOf(6));
    }

    @Test
    void the_live_value_of_an_ignored_property_is_left_alone() {
        Plan plan = session.plan(stack("{name: 'orders', shardCount: 2, tags: {team: 'a', cost: '1'}}", "/shardCount"));

        assertThat(plan.changes()).isEmpty();
    }

    @Test
    void other_properties_still_change() {
        Plan plan = session.plan(stack("{name: 'orders', shardCount: 2, tags: {team: 'b', cost: '1'}}", "/shardCount"));

        assertThat(change(plan, "streams.orders").differences())
                .extracting(Difference::path)
                .containsExactly("/tags/team");
    }

    @Test
    void one_member_of_an_object_can_be_ignored() {
        session.cloud().change(identity("streams", "orders"), "tags", Json.of("{team: 'z', cost: '9', extra: 'x'}"));

        Plan plan = session.plan(
                stack("{name: 'orders', shardCount: 6, tags: {team: 'a', cost: '1'}}", "/tags/cost", "/tags/extra"));

        assertThat(change(plan, "streams.orders").differences())
                .extracting(Difference::path)
                .containsExactly("/tags/team");
    }

    @Test
    void what_is_ignored_and_absent_stays_absent() {
        Plan plan = session.plan(stack(
                "{name: 'orders', shardCount: 6, tags: {team: 'a', cost: '1', late: 'x'}, format: 'avro'}",
                "/tags/late",
                "/format"));

        assertThat(plan.changes()).isEmpty();
    }

    @Test
    void a_live_value_below_something_undeclared_is_kept() {
        Plan plan = session.plan(stack("{name: 'orders', shardCount: 6}", "/tags/team", "/tags/cost"));

        assertThat(plan.changes()).isEmpty();
    }

    @Test
    void an_ignored_property_is_declared_when_the_object_is_created() {
        session.cloud().remove(identity("streams", "orders"));

        Plan plan = session.plan(stack("{name: 'orders', shardCount: 2}", "/shardCount"));

        assertThat(lines(plan)).containsExactly("CREATE streams.orders: Create");
        assertThat(change(plan, "streams.orders").steps().getFirst().input().at("/Properties/shardCount"))
                .isEqualTo(IntNode.valueOf(2));
    }
}
