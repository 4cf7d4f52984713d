package dev.weir.engine.plan;

import static dev.weir.engine.fake.Session.change;
import static dev.weir.engine.fake.Session.lines;
import static dev.weir.engine.fake.Session.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.ApplyReport.Outcome;
import dev.weir.engine.Plan;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spec.Lifecycle;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplacementTest {
    private final Session session = new Session();

    @Test
    void a_property_that_cannot_change_in_place_deletes_and_creates() {
        session.make(new StackBuilder("shop").declare("streams.orders", "{name: 'orders', format: 'json'}"));
        StackBuilder changed = new StackBuilder("shop").declare("streams.orders", "{name: 'orders', format: 'avro'}");

        Plan plan = session.plan(changed);

        assertThat(lines(plan)).containsExactly("REPLACE streams.orders: Delete, Create");
        assertThat(change(plan, "streams.orders").differences().getFirst().replaces())
                .isTrue();
        session.apply(plan);
        assertThat(session.plan(changed).changes()).isEmpty();
    }

    @Test
    void a_declaration_may_ask_for_replacement_where_the_service_could_change_in_place() {
        session.make(new StackBuilder("shop").declare("streams.orders", "{name: 'orders', tags: {team: 'a'}}"));
        StackBuilder changed = new StackBuilder("shop")
                .declare(
                        "streams.orders",
                        "{name: 'orders', tags: {team: 'b'}}",
                        new Lifecycle(false, false, List.of(), List.of("/tags")));

        Plan plan = session.plan(changed);

        assertThat(lines(plan)).containsExactly("REPLACE streams.orders: Delete, Create");
        assertThat(change(plan, "streams.orders").differences().getFirst().replaces())
                .isTrue();
        assertThat(change(plan, "streams.orders").risks()).contains("What it holds is lost.");
    }

    @Test
    void a_change_of_another_property_does_not_replace() {
        session.make(new StackBuilder("shop").declare("streams.orders", "{name: 'orders'}"));

        Plan plan = session.plan(new StackBuilder("shop")
                .declare(
                        "streams.orders",
                        "{name: 'orders', shardCount: 2}",
                        new Lifecycle(false, false, List.of(), List.of("/tags"))));

        assertThat(lines(plan)).containsExactly("UPDATE streams.orders: Update");
    }

    @Test
    void what_lies_in_a_container_is_deleted_before_it_and_created_after_it() {
        StackBuilder before = new StackBuilder("shop")
                .declare("buckets.lake", "{name: 'lake', home: 'here'}")
                .declare("objects.script", "{bucket: 'lake', key: 'job.py', content: 'x'}");
        session.make(before);
        session.cloud().clearLog();
        StackBuilder changed = before.declare("buckets.lake", "{name: 'lake', home: 'there'}");

        Plan plan = session.plan(changed);

        assertThat(lines(plan))
                .containsExactly("REPLACE buckets.lake: Delete, Create", "REPLACE objects.script: Delete, Create");
        assertThat(change(plan, "objects.script").risks())
                .contains("It is deleted and created again with the bucket 'lake'.");
        assertThat(session.apply(plan).outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(session.cloud().log())
                .containsExactly(
                        "Delete objects lake/job.py",
                        "Delete buckets lake",
                        "Create buckets lake",
                        "Create objects lake/job.py");
        assertThat(session.plan(changed).changes()).isEmpty();
    }

    @Test
    void what_lies_in_a_replaced_container_and_is_no_longer_declared_goes_first() {
        session.make(new StackBuilder("shop")
                .declare("buckets.lake", "{name: 'lake', home: 'here'}")
                .declare("objects.script", "{bucket: 'lake', key: 'job.py', content: 'x'}"));

        Plan plan = session.plan(new StackBuilder("shop").declare("buckets.lake", "{name: 'lake', home: 'there'}"));

        assertThat(lines(plan))
                .containsExactly("DELETE objects.script: Delete", "REPLACE buckets.lake: Delete, Create");
        assertThat(session.apply(plan).outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @Test
    void what_refers_to_a_replaced_object_stays() {
        StackBuilder before = new StackBuilder("shop")
                .declare("streams.orders", "{name: 'orders', format: 'json'}")
                .declare("databases.lake", "{name: 'lake'}")
                .declare(
                        "tables.orders",
                        "{database: 'lake', name: 'orders',"
                                + " stream: 'arn:aws:kinesis:eu-west-1:123456789012:stream/orders'}");
        session.make(before);

        Plan plan = session.plan(before.declare("streams.orders", "{name: 'orders', format: 'avro'}"));

        assertThat(lines(plan)).containsExactly("REPLACE streams.orders: Delete, Create");
        assertThat(plan.unchanged()).isEqualTo(2);
    }

    @Test
    void what_no_longer_refers_to_a_replaced_object_is_changed_first() {
        StackBuilder before = new StackBuilder("shop")
                .declare("streams.orders", "{name: 'orders', format: 'json'}")
                .declare("databases.lake", "{name: 'lake'}")
                .declare(
                        "tables.orders",
                        "{database: 'lake', name: 'orders',"
                                + " stream: 'arn:aws:kinesis:eu-west-1:123456789012:stream/orders'}");
        session.make(before);

        Plan plan = session.plan(before.declare("streams.orders", "{name: 'orders', format: 'avro'}")
                .declare("tables.orders", "{database: 'lake', name: 'orders'}"));

        assertThat(change(plan, "streams.orders").deletionAfter()).containsExactly(Session.address("tables.orders"));
    }

    @Test
    void a_protected_object_is_not_replaced() {
        Lifecycle isProtected = new Lifecycle(true, false, List.of(), List.of());
        session.make(
                new StackBuilder("shop").declare("streams.orders", "{name: 'orders', format: 'json'}", isProtected));

        Plan plan = session.plan(
                new StackBuilder("shop").declare("streams.orders", "{name: 'orders', format: 'avro'}", isProtected));

        assertThat(problems(plan)).containsExactly("streams.orders: A protected object would be deleted");
        assertThat(plan.diagnostics().getFirst().detail()).contains("/format");
        assertThat(plan.isRefused()).isTrue();
    }

    @Test
    void protection_on_the_object_counts_even_when_its_declaration_has_lost_it() {
        session.make(new StackBuilder("shop")
                .declare(
                        "streams.orders",
                        "{name: 'orders', format: 'json'}",
                        new Lifecycle(true, false, List.of(), List.of())));

        Plan plan =
                session.plan(new StackBuilder("shop").declare("streams.orders", "{name: 'orders', format: 'avro'}"));

        assertThat(plan.isRefused()).isTrue();
    }
}
