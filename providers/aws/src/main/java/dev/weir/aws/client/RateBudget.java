package dev.weir.aws.client;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Calls a second that one operation may take, with one second's worth in hand. Safe for many threads. */
final class RateBudget {
    private final double perSecond;
    private final LongSupplier nanos;
    private double tokens;
    private long at;

    RateBudget(double perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.tokens = Math.max(1, perSecond);
        this.at = nanos.getAsLong();
    }

    /** Takes a call out of the budget, on credit if need be. Returns how long to wait before making it. */
    synchronized Duration take() {
        refill();
        tokens -= 1;
        return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-tokens / perSecond * 1e9));
    }

    /** Nothing is left; calls that were let go on credit stay as they are. */
    synchronized void exhaust() {
        refill();
        tokens = Math.min(tokens, 0);
    }

    private void refill() {
        long now = nanos.getAsLong();
        tokens = Math.min(Math.max(1, perSecond), tokens + (now - at) * perSecond / 1e9);
        at = now;
    }
}
