package dev.weir.local.tagging;

import dev.weir.local.Caller;
import dev.weir.local.Tagged.Resource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the tagging API knew a while ago. AWS documents that its index follows the services, and not how far behind; here it is
 * behind by a given time, with deleted resources still listed and new ones not yet.
 */
final class LaggingIndex {
    private final Function<Caller, List<Resource>> source;
    private final Duration lag;
    private final Clock clock;
    private final Map<String, Deque<Moment>> moments = new HashMap<>();

    /** @param source what is so now */
    LaggingIndex(Function<Caller, List<Resource>> source, Duration lag, Clock clock) {
        this.source = source;
        this.lag = lag;
        this.clock = clock;
    }

    private record Moment(Instant since, List<Resource> resources) {}

    boolean isBehind() {
        return !lag.isZero();
    }

    /** Notes what is so now, so that it can be told once it is old enough. */
    synchronized void observe(Caller caller) {
        List<Resource> now = source.apply(caller);
        Deque<Moment> known = moments.computeIfAbsent(place(caller), unused -> new ArrayDeque<>());
        if (known.isEmpty()) {
            known.add(new Moment(Instant.MIN, now));
        } else if (!known.getLast().resources().equals(now)) {
            known.add(new Moment(clock.instant(), now));
        }
        Instant told = clock.instant().minus(lag);
        while (known.size() > 1 && !isAfter(second(known), told)) {
            known.removeFirst();
        }
    }

    private static Moment second(Deque<Moment> moments) {
        return moments.stream().skip(1).findFirst().orElseThrow();
    }

    private static boolean isAfter(Moment moment, Instant instant) {
        return moment.since().isAfter(instant);
    }

    private static String place(Caller caller) {
        return caller.account() + "/" + caller.region();
    }

    synchronized List<Resource> resources(Caller caller) {
        if (!isBehind()) {
            return source.apply(caller);
        }
        observe(caller);
        return moments.get(place(caller)).getFirst().resources();
    }
}
