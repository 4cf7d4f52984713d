package dev.weir.local.kinesis;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Token buckets that hold one second's worth and start full. */
final class Rates {
    private static final int REMEMBERED = 20_000;

    private final Clock clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    Rates(Clock clock) {
        this.clock = clock;
    }

    /** Takes an amount if it is there. What is larger than a second's worth may overdraw a full bucket. */
    synchronized boolean take(String key, double amount, double perSecond) {
        long now = clock.millis();
        Bucket bucket = buckets.computeIfAbsent(key, absent -> new Bucket(perSecond, now));
        bucket.left = Math.min(perSecond, bucket.left + Math.max(0, now - bucket.millis) * perSecond / 1000);
        bucket.millis = now;
        if (bucket.left < Math.min(amount, perSecond)) {
            return false;
        }
        bucket.left -= amount;
        return true;
    }

    private static final class Bucket {
        private double left;
        private long millis;

        Bucket(double left, long millis) {
            this.left = left;
            this.millis = millis;
        }
    }
}
