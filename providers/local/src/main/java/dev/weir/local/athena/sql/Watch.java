package dev.weir.local.athena.sql;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts a statement once its cancellation is requested, or its time is up. It keeps doing so until the statement has
 * ended, because the engine forgets an interruption that comes before it starts.
 */
final class Watch {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final long PERIOD_MILLISECONDS = 20;

    private final CountDownLatch ended = new CountDownLatch(1);

    Watch(Statement statement, StatementExecutor.Cancellation cancellation) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        Thread.ofVirtual().name("athena-watch").start(() -> {
            while (!await()) {
                if (cancellation.requested() || System.nanoTime() > deadline) {
                    interrupt(statement);
                }
            }
        });
    }

    void close() {
        ended.countDown();
    }

    private boolean await() {
        try {
            return ended.await(PERIOD_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void interrupt(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException alreadyClosed) {
            close();
        }
    }
}
