package dev.weir.engine.apply;

import java.time.Duration;

/** The passing of time, so that a test need not wait for it. */
public interface Time {
    Time SYSTEM = new Time() {
        @Override
        public Duration now() {
            return Duration.ofNanos(System.nanoTime());
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }
    };

    /** How long ago an arbitrary moment was. */
    Duration now();

    void sleep(Duration duration) throws InterruptedException;
}
