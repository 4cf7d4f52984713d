package dev.weir.aws.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One answer that several questions of the same moment share. It is asked for anew after a few seconds, and after any mutating
 * call of this provider. Safe for many threads, of which one asks and the others wait for it.
 *
 * @param <K> what the answer is an answer to
 */
public final class Moment<K, V> {
    private static final Duration LASTS = Duration.ofSeconds(5);

    private record Answer<K, V>(K key, V value, long mutations, long at) {}

    private final LongSupplier mutations;
    private final LongSupplier nanos;
    private Answer<K, V> last;

    Moment(LongSupplier mutations, LongSupplier nanos) {
        this.mutations = mutations;
        this.nanos = nanos;
    }

    /** The answer of this moment. */
    public synchronized V of(K key, Supplier<V> ask) {
        requireNonNull(key, "key");
        if (last == null || !last.key().equals(key) || isOver()) {
            long before = mutations.getAsLong();
            long at = nanos.getAsLong();
            last = new Answer<>(key, ask.get(), before, at);
        }
        return last.value();
    }

    private boolean isOver() {
        return last.mutations() != mutations.getAsLong() || nanos.getAsLong() - last.at() > LASTS.toNanos();
    }
}
