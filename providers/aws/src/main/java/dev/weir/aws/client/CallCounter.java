package dev.weir.aws.client;

import dev.weir.spi.CallStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts attempts and throttles. */
final class CallCounter {
    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
    private final LongAdder throttled = new LongAdder();

    void attempt(String operation) {
        calls.computeIfAbsent(operation, key -> new LongAdder()).increment();
    }

    void throttle() {
        throttled.increment();
    }

    CallStatistics statistics() {
        TreeMap<String, Long> counts = new TreeMap<>();
        calls.forEach((operation, count) -> counts.put(operation, count.sum()));
        return new CallStatistics(counts, throttled.sum());
    }
}
