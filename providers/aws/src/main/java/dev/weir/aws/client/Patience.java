package dev.weir.aws.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long to go on trying.
 *
 * @param throttled attempts in all when turned away for the rate
 * @param broken attempts in all on a broken connection or a server's error
 * @param base the first pause; it doubles up to {@code cap}, and is then drawn between half and whole
 * @param cap the longest pause
 * @param consistency how long AWS may take to make one service's change known to another
 * @param fresh how long a service may take to see its own last change everywhere
 * @param busy how long an earlier mutation of the same object may take
 */
record Patience(
        int throttled, int broken, Duration base, Duration cap, Duration consistency, Duration fresh, Duration busy) {
    static final Patience DEFAULT = new Patience(
            10,
            4,
            Duration.ofMillis(100),
            Duration.ofSeconds(8),
            Duration.ofSeconds(60),
            Duration.ofSeconds(15),
            Duration.ofMinutes(10));

    Patience {
        requireNonNull(base, "base");
        requireNonNull(cap, "cap");
        requireNonNull(consistency, "consistency");
        requireNonNull(fresh, "fresh");
        requireNonNull(busy, "busy");
    }

    /** The pause before an attempt, counted from 1; {@code draw} is a random number from 0 to 1. */
    Duration pause(int retry, double draw) {
        long longest = Math.min(cap.toNanos(), base.toNanos() << Math.min(retry - 1, 20));
        return Duration.ofNanos((long) (longest * (0.5 + draw / 2)));
    }
}
