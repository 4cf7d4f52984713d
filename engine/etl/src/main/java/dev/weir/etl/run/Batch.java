package dev.weir.etl.run;

import dev.weir.etl.state.ShardRange;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * The slices of all shards between two cuts.
 *
 * @param turn its number within the run, from 1
 * @param slices with records, in the order of their shards
 * @param readUpTo by shard, those without records included
 */
record Batch(long turn, List<Slice> slices, Map<String, Instant> readUpTo, long millisBehindLatest) {
    static Batch of(long turn, List<Slice> slices) {
        List<Slice> sorted = slices.stream()
                .filter(slice -> slice.range().isPresent())
                .sorted(Comparator.comparing(
                        slice -> slice.range().orElseThrow().shard()))
                .toList();
        long behind = slices.stream().mapToLong(Slice::millisBehindLatest).max().orElse(0);
        Map<String, Instant> readUpTo = new TreeMap<>();
        slices.forEach(slice -> slice.readUpTo().ifPresent(time -> readUpTo.merge(slice.shard(), time, Batch::later)));
        return new Batch(turn, sorted, readUpTo, behind);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    boolean isEmpty() {
        return slices.isEmpty();
    }

    List<ShardRange> ranges() {
        return slices.stream().map(slice -> slice.range().orElseThrow()).toList();
    }

    List<StagedObject> objects() {
        return slices.stream().flatMap(slice -> slice.objects().stream()).toList();
    }

    List<String> keys() {
        return objects().stream().map(object -> object.name().toString()).toList();
    }

    List<String> files() {
        return objects().stream()
                .filter(StagedObject::data)
                .map(object -> object.name().toString())
                .toList();
    }

    long sum(ToLongFunction<Slice> count) {
        return slices.stream().mapToLong(count).sum();
    }
}
