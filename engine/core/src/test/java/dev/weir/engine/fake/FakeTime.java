package dev.weir.engine.fake;

import dev.weir.engine.apply.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A clock that only moves while somebody sleeps, and then at once. */
public final class FakeTime implements Time {
    private final List<Duration> sleeps = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Override
    public synchronized Duration now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        sleeps.add(duration);
        now = now.plus(duration);
    }

    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }
}
