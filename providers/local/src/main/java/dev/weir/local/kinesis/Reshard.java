package dev.weir.local.kinesis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Splits and merges, collected and then applied at once. An even reshard is made of them too, so that every shard has at most
 * two parents, as AWS's have; shards in between are closed without ever holding a record.
 */
final class Reshard {
    private final Stream stream;
    private final long nowMillis;
    private final List<Shard> shards;

    Reshard(Stream stream, long nowMillis) {
        this.stream = stream;
        this.nowMillis = nowMillis;
        this.shards = new ArrayList<>(stream.shards());
    }

    /** Splits an open shard; the second half starts at a key. */
    Reshard split(Shard shard, BigInteger at) {
        close(shard);
        long second = secondAfter(shard);
        Optional<String> parent = Optional.of(shard.id());
        add(parent, Optional.empty(), shard.firstKey(), at.subtract(BigInteger.ONE), second);
        add(parent, Optional.empty(), at, shard.lastKey(), second);
        return this;
    }

    /** Merges two open shards whose ranges adjoin. */
    Reshard merge(Shard one, Shard other) {
        close(one);
        close(other);
        long second = Math.max(secondAfter(one), secondAfter(other));
        add(
                Optional.of(one.id()),
                Optional.of(other.id()),
                one.firstKey().min(other.firstKey()),
                one.lastKey().max(other.lastKey()),
                second);
        return this;
    }

    /** Brings the open shards to even ranges. */
    Reshard evenly(int count) {
        for (int i = 1; i < count; i++) {
            BigInteger boundary = StreamOperations.boundary(i, count);
            open().stream()
                    .filter(shard -> shard.firstKey().compareTo(boundary) < 0
                            && shard.lastKey().compareTo(boundary) >= 0)
                    .findFirst()
                    .ifPresent(shard -> split(shard, boundary));
        }
        for (int i = 0; i < count; i++) {
            mergeWithin(StreamOperations.boundary(i, count), StreamOperations.boundary(i + 1, count));
        }
        return this;
    }

    private void mergeWithin(BigInteger from, BigInteger to) {
        List<Shard> inside = open().stream()
                .filter(shard -> shard.firstKey().compareTo(from) >= 0
                        && shard.firstKey().compareTo(to) < 0)
                .toList();
        Shard merged = inside.getFirst();
        for (Shard next : inside.subList(1, inside.size())) {
            merge(merged, next);
            merged = shards.getLast();
        }
    }

    private List<Shard> open() {
        return shards.stream()
                .filter(Shard::isOpen)
                .sorted(Comparator.comparing(Shard::firstKey))
                .toList();
    }

    private void close(Shard shard) {
        // A shard that this reshard made has no log, and must not get one.
        boolean isOld = shard.number() < stream.shards().size();
        shards.set(shard.number(), shard.closed(isOld ? stream.log(shard).next() : 1, nowMillis));
    }

    /** A child is created later than its parents even within the same second, so that its numbers are greater. */
    private long secondAfter(Shard parent) {
        return Math.max(nowMillis / 1000, parent.createdSecond() + 1);
    }

    private void add(
            Optional<String> parent, Optional<String> adjacent, BigInteger first, BigInteger last, long second) {
        shards.add(new Shard(shards.size(), parent, adjacent, first, last, second, Optional.empty()));
    }

    void apply() {
        stream.replaceShards(shards);
    }
}
