package dev.weir.engine.apply;

import static java.util.Objects.requireNonNull;

import dev.weir.engine.Acceptance;
import java.time.Duration;

/**
 * How to apply.
 *
 * @param parallelism how many steps may be under way at once; waiting for an object to settle does not count
 * @param patience how long one step may take to settle before it counts as failed
 * @param accepted whose data may be destroyed; a plan that destroys other data is refused
 */
public record ApplyOptions(int parallelism, Duration patience, Time time, Acceptance accepted) {
    public static final ApplyOptions DEFAULT =
            new ApplyOptions(16, Duration.ofMinutes(60), Time.SYSTEM, Acceptance.NONE);

    public ApplyOptions {
        requireNonNull(patience, "patience");
        requireNonNull(time, "time");
        requireNonNull(accepted, "accepted");
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism must be at least 1, not " + parallelism);
        }
    }

    public ApplyOptions withParallelism(int steps) {
        return new ApplyOptions(steps, patience, time, accepted);
    }

    public ApplyOptions accepting(Acceptance losses) {
        return new ApplyOptions(parallelism, patience, time, losses);
    }
}
