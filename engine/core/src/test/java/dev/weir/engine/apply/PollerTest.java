package dev.weir.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.engine.Change;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spi.Settling;
import dev.weir.spi.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PollerTest {
    private static final int LOOKS = 10;

    private final Session session = new Session();
    private final Settling streams = (Settling) session.provider().kinds().get("streams");

    @Test
    @Timeout(60)
    void one_look_covers_all_objects_of_a_kind() throws InterruptedException {
        session.cloud().looksUntilSettled(LOOKS);
        List<Change> changes = session.plan(streams(20)).changes();
        changes.forEach(change -> streams.execute(change.identity(), creation(change)));
        session.provider().clearCalls();
        Poller poller = new Poller(streams, Duration.ofMinutes(10), session.time(), new Listener(event -> {}));
        List<Thread> waiting = changes.stream()
                .map(change ->
                        new Thread(() -> poller.await(change, creation(change), JsonNodeFactory.instance.objectNode())))
                .toList();
        session.provider().beforeLook(() -> untilParked(waiting));

        waiting.forEach(Thread::start);
        for (Thread thread : waiting) {
            thread.join(60_000);
        }

        assertThat(session.provider().calls()).hasSizeLessThanOrEqualTo(LOOKS + 1);
        assertThat(session.provider().calls().get(1)).isEqualTo("settle streams 20");
    }

    private static StackBuilder streams(int count) {
        StackBuilder stack = new StackBuilder("shop");
        for (int i = 0; i < count; i++) {
            stack.declare("streams.s%02d".formatted(i), "{name: 's%02d'}".formatted(i));
        }
        return stack;
    }

    private static Step creation(Change change) {
        return change.steps().getFirst();
    }

    /** A thread that is parked, or was, has said what it waits for. */
    private static void untilParked(List<Thread> threads) {
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TERMINATED) {
                LockSupport.parkNanos(100_000);
            }
        }
    }
}
