package dev.weir.engine.apply;

import static dev.weir.engine.fake.Session.address;
import static dev.weir.engine.fake.Session.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.ApplyReport;
import dev.weir.engine.ApplyReport.Outcome;
import dev.weir.engine.Event;
import dev.weir.engine.Plan;
import dev.weir.engine.PlanOptions;
import dev.weir.engine.fake.FakeProvider.Fault;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spec.Stack;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import dev.weir.spi.ProviderException;
import dev.weir.spi.ProviderException.Category;
import dev.weir.spi.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTest {
    private final Session session = new Session();
    private final StackBuilder stack = new StackBuilder("shop")
            .declare("streams.orders", "{name: 'orders'}")
            .declare("databases.lake", "{name: 'lake'}")
            .declare("tables.orders", "{database: 'lake', name: 'orders'}")
            .declare("jobs.metrics", "{name: 'metrics', inputs: [{table: 'lake/orders'}]}", "tables.orders");

    private static Diagnostic failure(ApplyReport report, String address) {
        return report.failed().get(address(address)).getFirst();
    }

    @Test
    void what_depends_on_a_failure_is_skipped_and_the_rest_goes_on() {
        session.provider().fault(Fault.on(identity("databases", "lake"), Category.LIMIT, "no more databases"));

        ApplyReport report = session.apply(session.plan(stack));

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.done()).containsExactly(address("streams.orders"));
        assertThat(report.failed()).containsOnlyKeys(address("databases.lake"));
        assertThat(report.skipped()).containsExactly(address("jobs.metrics"), address("tables.orders"));
    }

    @Test
    void a_remote_failure_names_the_operation_and_what_the_service_said() {
        session.provider().fault(Fault.on(identity("databases", "lake"), Category.LIMIT, "no more databases"));

        Diagnostic failure = failure(session.apply(session.plan(stack)), "databases.lake");

        assertThat(failure.summary()).isEqualTo("Quota exceeded");
        assertThat(failure.detail()).isEqualTo("fake:Create: no more databases");
        assertThat(failure.address()).contains("databases.lake");
    }

    @Test
    void a_skipped_change_names_the_change_before_it() {
        session.provider().fault(Fault.on(identity("databases", "lake"), Category.SERVICE, "oops"));

        session.apply(session.plan(stack));

        assertThat(session.events())
                .filteredOn(Event.Skipped.class::isInstance)
                .map(event -> (Event.Skipped) event)
                .extracting(Event.Skipped::because)
                .containsExactly(address("databases.lake"), address("tables.orders"));
    }

    @Test
    void the_next_plan_continues_where_a_failure_stopped_the_last_one() {
        session.provider().fault(Fault.on(identity("tables", "lake/orders"), Category.SERVICE, "oops"));
        session.apply(session.plan(stack));
        session.provider().fault(Fault.NONE);

        Plan rest = session.plan(stack);

        assertThat(Session.lines(rest)).containsExactly("CREATE tables.orders: Create", "CREATE jobs.metrics: Create");
        assertThat(session.apply(rest).outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @Test
    void a_failure_of_a_kind_itself_is_called_a_bug_and_costs_nothing_else() {
        session.provider().fault(new Fault() {
            @Override
            public void before(Identity identity, Step step) {
                if (identity.kind().equals("databases")) {
                    throw new IllegalStateException("index -1");
                }
            }
        });

        ApplyReport report = session.apply(session.plan(stack));

        assertThat(failure(report, "databases.lake").summary()).isEqualTo("This is a bug in Weir");
        assertThat(failure(report, "databases.lake").detail())
                .contains("java.lang.IllegalStateException", "index -1", "fake:Create");
        assertThat(report.done()).containsExactly(address("streams.orders"));
    }

    @Test
    void even_an_error_of_the_virtual_machine_does_not_lose_the_rest() {
        session.provider().fault(new Fault() {
            @Override
            public void before(Identity identity, Step step) {
                if (identity.kind().equals("databases")) {
                    throw new StackOverflowError();
                }
            }
        });

        assertThat(session.apply(session.plan(stack)).done()).containsExactly(address("streams.orders"));
    }

    @Test
    void a_replacement_that_cannot_delete_does_not_create() {
        session.make(new StackBuilder("shop").declare("streams.orders", "{name: 'orders', format: 'a'}"));
        session.provider().fault(Fault.on(identity("streams", "orders"), Category.PERMISSION, "no"));

        ApplyReport report = session.apply(
                session.plan(new StackBuilder("shop").declare("streams.orders", "{name: 'orders', format: 'b'}")));

        assertThat(report.failed()).containsOnlyKeys(address("streams.orders"));
        assertThat(report.skipped()).isEmpty();
        assertThat(session.events()).filteredOn(Event.Failed.class::isInstance).hasSize(1);
    }

    @Test
    void a_replacement_that_was_deleted_and_cannot_be_created_for_another_failure_says_so() {
        StackBuilder before = new StackBuilder("shop")
                .declare("buckets.lake", "{name: 'lake', home: 'here'}")
                .declare("objects.script", "{bucket: 'lake', key: 'job.py'}");
        session.make(before);
        session.provider().fault(new Fault() {
            @Override
            public void before(Identity identity, Step step) {
                if (identity.kind().equals("buckets") && step.action().equals("Create")) {
                    throw new ProviderException(Category.LIMIT, "no more buckets", null);
                }
            }
        });

        ApplyReport report =
                session.apply(session.plan(before.declare("buckets.lake", "{name: 'lake', home: 'there'}")));

        assertThat(report.failed()).containsOnlyKeys(address("buckets.lake"), address("objects.script"));
        assertThat(failure(report, "objects.script").summary()).isEqualTo("Deleted and not created again");
        session.provider().fault(Fault.NONE);
        session.make(before);
        assertThat(session.plan(before).changes()).isEmpty();
    }

    @Test
    void a_deletion_that_fails_keeps_what_it_refers_to() {
        session.make(stack);
        session.provider().fault(Fault.on(identity("tables", "lake/orders"), Category.CONFLICT, "busy"));

        ApplyReport report = session.apply(session.plan(Stack.empty("shop"), PlanOptions.DEFAULT));

        assertThat(report.done()).containsExactly(address("jobs.metrics"), address("streams.orders"));
        assertThat(report.skipped()).containsExactly(address("databases.lake"));
    }

    @Test
    void a_view_that_fails_does_not_stop_the_changes() {
        Plan plan = session.plan(stack);
        Applier applier = new Applier(session.provider(), ApplyOptions.DEFAULT);

        assertThatThrownBy(() -> applier.apply(
                        plan,
                        event -> {
                            throw new IllegalStateException("no terminal");
                        },
                        () -> false))
                .hasMessage("no terminal");
        assertThat(session.cloud().identities()).hasSize(4);
    }

    @Test
    void each_change_has_one_beginning_and_one_end() {
        session.apply(session.plan(stack));

        for (String one : List.of("streams.orders", "databases.lake", "tables.orders", "jobs.metrics")) {
            List<Event> own = session.events().stream()
                    .filter(event -> event.change().address().equals(address(one)))
                    .toList();
            assertThat(own.getFirst()).isInstanceOf(Event.Started.class);
            assertThat(own.getLast()).isInstanceOf(Event.Done.class);
            assertThat(own).filteredOn(Event.StepDone.class::isInstance).hasSize(1);
        }
    }
}
