package dev.weir.cli.session;

import java.time.Duration;

/** Does something for a limited time, and gives it up then: the last word of a process must not keep it alive. */
public final class Bounded {
    private Bounded() {}

    public static Runnable by(Duration time, Runnable action) {
        return () -> {
            Thread thread = Thread.ofPlatform().daemon().start(action);
            try {
                thread.join(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
