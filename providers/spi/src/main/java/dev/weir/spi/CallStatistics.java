package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the calls to a service cost.
 *
 * @param calls attempts sent over the wire, by operation such as {@code glue:GetTables}; retries count
 * @param throttled how many of them the service turned away for their rate
 */
public record CallStatistics(SortedMap<String, Long> calls, long throttled) {
    public CallStatistics {
        requireNonNull(calls, "calls");
        calls = Collections.unmodifiableSortedMap(new TreeMap<>(calls));
    }

    public long total() {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }
}
