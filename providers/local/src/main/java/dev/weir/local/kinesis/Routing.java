package dev.weir.local.kinesis;

import java.util.Comparator;
import java.util.List;

/** The open shards in the order of their keys, ready to find the one for a key. */
final class Routing {
    private final List<Shard> shards;
    private final HashKey[] starts;
    private final List<SequenceNumbers> numbers;

    Routing(List<Shard> all) {
        this.shards = all.stream()
                .filter(Shard::isOpen)
                .sorted(Comparator.comparing(Shard::firstKey))
                .toList();
        this.starts = shards.stream().map(shard -> HashKey.of(shard.firstKey())).toArray(HashKey[]::new);
        this.numbers = shards.stream().map(Shard::sequenceNumbers).toList();
    }

    /** In the order of their keys. */
    List<Shard> open() {
        return shards;
    }

    SequenceNumbers numbers(int index) {
        return numbers.get(index);
    }

    /** The place of a key's shard among {@link #open()}. */
    int index(HashKey key) {
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle].compareTo(key) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
