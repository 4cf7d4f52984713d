package dev.weir.engine.apply;

import static dev.weir.engine.fake.Session.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.ApplyReport;
import dev.weir.engine.ApplyReport.Outcome;
import dev.weir.engine.Event;
import dev.weir.engine.fake.FakeProvider.Fault;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spi.Identity;
import dev.weir.spi.Step;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    private final Session session = new Session().parallelism(1);
    private final AtomicBoolean interrupted = new AtomicBoolean();

    /** The user presses Ctrl-C while a step of this kind is under way. */
    private void interruptDuring(String kind, String action) {
        session.provider().fault(new Fault() {
            @Override
            public void before(Identity identity, Step step) {
                if (identity.kind().equals(kind) && step.action().equals(action)) {
                    interrupted.set(true);
                }
            }
        });
    }

    @Test
    void nothing_is_begun_after_an_interruption() {
        StackBuilder stack = new StackBuilder("shop")
                .declare("databases.lake", "{name: 'lake'}")
                .declare("tables.orders", "{database: 'lake', name: 'orders'}");
        interruptDuring("databases", "Create");

        ApplyReport report = session.apply(session.plan(stack), interrupted::get);

        assertThat(report.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(report.done()).containsExactly(address("databases.lake"));
        assertThat(report.skipped()).containsExactly(address("tables.orders"));
        assertThat(session.events())
                .filteredOn(Event.Skipped.class::isInstance)
                .map(event -> ((Event.Skipped) event).because())
                .containsExactly(address("tables.orders"));
    }

    @Test
    void a_change_under_way_is_finished_with_all_its_steps() {
        session.make(new StackBuilder("shop").declare("streams.orders", "{name: 'orders', shardCount: 1}"));
        StackBuilder changed = new StackBuilder("shop")
                .declare("streams.orders", "{name: 'orders', shardCount: 2, retention: 48, tags: {team: 'a'}}");
        interruptDuring("streams", "Update");

        ApplyReport report = session.apply(session.plan(changed), interrupted::get);

        assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(session.plan(changed).changes()).isEmpty();
    }

    @Test
    void a_replacement_under_way_is_not_left_deleted() {
        session.make(new StackBuilder("shop").declare("streams.orders", "{name: 'orders', format: 'a'}"));
        StackBuilder changed = new StackBuilder("shop").declare("streams.orders", "{name: 'orders', format: 'b'}");
        interruptDuring("streams", "Delete");

        ApplyReport report = session.apply(session.plan(changed), interrupted::get);

        assertThat(report.done()).containsExactly(address("streams.orders"));
        assertThat(session.plan(changed).changes()).isEmpty();
    }

    @Test
    void an_interruption_before_the_first_change_skips_everything() {
        StackBuilder stack = new StackBuilder("shop")
                .declare("databases.lake", "{name: 'lake'}")
                .declare("tables.orders", "{database: 'lake', name: 'orders'}");

        ApplyReport report = session.apply(session.plan(stack), () -> true);

        assertThat(report.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(report.skipped()).hasSize(2);
        assertThat(session.cloud().log()).isEmpty();
        assertThat(session.events()).filteredOn(Event.Started.class::isInstance).isEmpty();
    }
}
