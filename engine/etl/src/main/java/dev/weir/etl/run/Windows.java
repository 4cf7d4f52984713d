package dev.weir.etl.run;

import java.time.Duration;

/** When a window of time is over. Runs that catch up have none. */
final class Windows {
    private final long length;
    private final boolean none;
    private long begun = System.nanoTime();

    Windows(Duration length, boolean none) {
        this.length = length.toNanos();
        this.none = none;
    }

    /** Whether a window has ended since the last time that this was true. */
    boolean due() {
        if (none || System.nanoTime() - begun < length) {
            return false;
        }
        begun = System.nanoTime();
        return true;
    }
}
