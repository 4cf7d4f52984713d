package dev.weir.engine.plan;

import static dev.weir.engine.fake.Session.identity;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.weir.engine.Change;
import dev.weir.engine.Origin;
import dev.weir.engine.Plan;
import dev.weir.engine.PlanOptions;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import org.junit.jupiter.api.Test;

class OriginTest {
    private final Session session = new Session();

    private static StackBuilder stack(int shards) {
        return new StackBuilder("shop").declare("streams.orders", "{name: 'orders', shardCount: %d}".formatted(shards));
    }

    private Plan plan(StackBuilder base, StackBuilder now) {
        return new Planner(session.provider())
                .against(base.build())
                .plan(now.build(), session.provider().here(), PlanOptions.DEFAULT, phrase -> {});
    }

    private static Origin origin(Plan plan) {
        assertThat(plan.changes()).hasSize(1);
        return plan.changes().getFirst().origin();
    }

    @Test
    void without_a_base_every_difference_counts_as_a_change() {
        session.make(stack(1));

        assertThat(session.plan(stack(2)).changes()).extracting(Change::origin).containsExactly(Origin.CHANGE);
    }

    @Test
    void a_difference_where_the_declaration_is_as_at_the_base_is_drift() {
        session.make(stack(1));
        session.cloud().change(identity("streams", "orders"), "shardCount", IntNode.valueOf(5));

        assertThat(origin(plan(stack(1), stack(1)))).isEqualTo(Origin.DRIFT);
    }

    @Test
    void a_difference_where_the_declaration_changed_is_a_change() {
        session.make(stack(1));

        assertThat(origin(plan(stack(1), stack(2)))).isEqualTo(Origin.CHANGE);
    }

    @Test
    void each_property_is_told_apart() {
        StackBuilder now =
                new StackBuilder("shop").declare("streams.orders", "{name: 'orders', shardCount: 1, retention: 48}");
        session.make(
                new StackBuilder("shop").declare("streams.orders", "{name: 'orders', shardCount: 1, retention: 24}"));
        session.cloud().change(identity("streams", "orders"), "shardCount", IntNode.valueOf(5));

        Change change = plan(
                        new StackBuilder("shop")
                                .declare("streams.orders", "{name: 'orders', shardCount: 1, retention: 24}"),
                        now)
                .changes()
                .getFirst();

        assertThat(change.origin()).isEqualTo(Origin.CHANGE);
        assertThat(change.drifted()).containsExactly("/shardCount");
        assertThat(change.differences())
                .extracting(difference -> difference.path() + " " + change.originOf(difference))
                .containsExactlyInAnyOrder("/shardCount DRIFT", "/retention CHANGE");
    }

    @Test
    void an_object_that_somebody_deleted_is_drift_and_a_new_resource_is_a_change() {
        assertThat(origin(plan(stack(1), stack(1)))).isEqualTo(Origin.DRIFT);
        assertThat(origin(plan(new StackBuilder("shop"), stack(1)))).isEqualTo(Origin.CHANGE);
    }

    @Test
    void a_removed_resource_is_a_change_and_a_leftover_is_drift() {
        session.make(stack(1));

        assertThat(origin(plan(stack(1), new StackBuilder("shop")))).isEqualTo(Origin.CHANGE);
        assertThat(origin(plan(new StackBuilder("shop"), new StackBuilder("shop"))))
                .isEqualTo(Origin.DRIFT);
    }
}
