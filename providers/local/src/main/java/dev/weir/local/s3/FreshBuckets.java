package dev.weir.local.s3;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** New buckets, which S3 says do not exist for a while after it has created them. */
final class FreshBuckets {
    private final Clock clock;
    private final Duration lag;
    private final Map<String, Long> knownFrom = new ConcurrentHashMap<>();

    FreshBuckets(Clock clock, Duration lag) {
        this.clock = clock;
        this.lag = lag;
    }

    void created(String bucket) {
        if (!lag.isZero()) {
            knownFrom.put(bucket, clock.millis() + lag.toMillis());
        }
    }

    boolean areUnaware(String bucket) {
        return clock.millis() < knownFrom.getOrDefault(bucket, 0L);
    }
}
