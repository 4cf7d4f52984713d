package dev.weir.engine.apply;

import static dev.weir.engine.fake.Session.address;
import static dev.weir.engine.fake.Session.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.ApplyReport;
import dev.weir.engine.ApplyReport.Outcome;
import dev.weir.engine.Event;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.ProviderException;
import dev.weir.spi.ProviderException.Category;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private final Session session = new Session();

    private static StackBuilder streams(int count) {
        StackBuilder stack = new StackBuilder("shop");
        for (int i = 0; i < count; i++) {
            stack.declare("streams.s%02d".formatted(i), "{name: 's%02d'}".formatted(i));
        }
        return stack;
    }

    @Test
    void a_step_that_settles_is_waited_for_before_what_depends_on_it() {
        session.cloud().looksUntilSettled(5);
        StackBuilder stack = new StackBuilder("shop")
                .declare("streams.orders", "{name: 'orders'}")
                .declare("databases.lake", "{name: 'lake'}")
                .declare(
                        "tables.orders",
                        "{database: 'lake', name: 'orders',"
                                + " stream: 'arn:aws:kinesis:eu-west-1:123456789012:stream/orders'}");

        assertThat(session.apply(session.plan(stack)).outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(session.events())
                .filteredOn(Event.Waiting.class::isInstance)
                .hasSize(4)
                .allSatisfy(
                        event -> assertThat(((Event.Waiting) event).status()).isEqualTo("UPDATING"));
    }

    @Test
    void it_looks_often_at_first_and_seldom_later() {
        session.cloud().looksUntilSettled(60);

        session.make(streams(1));

        assertThat(session.time().sleeps().getFirst()).isEqualTo(Duration.ofMillis(50));
        assertThat(session.time().sleeps().getLast()).isEqualTo(Duration.ofSeconds(3));
        assertThat(session.time().sleeps()).isSorted();
    }

    @Test
    void an_object_that_never_settles_fails_and_names_its_last_status() {
        session.cloud().stick(identity("streams", "s00"));

        ApplyReport report = session.apply(session.plan(streams(2)));

        assertThat(report.done()).containsExactly(address("streams.s01"));
        Diagnostic failure = report.failed().get(address("streams.s00")).getFirst();
        assertThat(failure.summary()).isEqualTo("The object did not become ready");
        assertThat(failure.detail()).contains("fake:Create", "600 seconds", "STUCK");
    }

    @Test
    void an_object_that_settles_badly_fails_with_what_the_kind_says() {
        session.provider()
                .settleFault(pending -> pending.identity().name().equals("s00")
                        ? Optional.of(Diagnostic.error("Version refused", "The registry put FAILURE on version 2."))
                        : Optional.empty());

        ApplyReport report = session.apply(session.plan(streams(2)));

        assertThat(report.failed().get(address("streams.s00")))
                .containsExactly(Diagnostic.error("Version refused", "The registry put FAILURE on version 2.")
                        .about("streams.s00"));
        assertThat(report.done()).containsExactly(address("streams.s01"));
    }

    @Test
    void a_look_that_is_turned_away_for_its_rate_is_repeated() {
        AtomicInteger looks = new AtomicInteger();
        session.provider().beforeLook(() -> {
            if (looks.incrementAndGet() <= 3) {
                throw new ProviderException(Category.THROTTLED, "slow down", null);
            }
        });

        assertThat(session.apply(session.plan(streams(1))).outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @Test
    void a_look_that_fails_otherwise_fails_what_was_looked_at() {
        session.provider().beforeLook(() -> {
            throw new ProviderException(Category.PERMISSION, "not allowed to list", null);
        });

        ApplyReport report = session.apply(session.plan(streams(1)));

        assertThat(report.failed().get(address("streams.s00")).getFirst().detail())
                .isEqualTo("fake:Create: not allowed to list");
    }

    @Test
    void a_bug_while_looking_is_called_one() {
        session.provider().beforeLook(() -> {
            throw new IllegalStateException("no such field");
        });

        ApplyReport report = session.apply(session.plan(streams(1)));

        assertThat(report.failed().get(address("streams.s00")).getFirst().summary())
                .isEqualTo("This is a bug in Weir");
    }
}
