package dev.weir.etl.source;

import dev.weir.etl.PipelineException;
import dev.weir.etl.PipelineException.Reason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** The shards of a stream as a family: a reshard closes parents and opens children, which are read after them. */
public final class Lineage {
    private static final int MAX_PAGES = 1_000;

    private final TreeMap<String, Shard> shards = new TreeMap<>();

    private Lineage() {}

    /**
     * Lists a stream's shards, closed ones included as long as they hold records.
     *
     * @throws PipelineException when the stream does not exist
     */
    public static Lineage of(KinesisClient kinesis, String stream) {
        Lineage lineage = new Lineage();
        ListShardsRequest request =
                ListShardsRequest.builder().streamName(stream).build();
        try {
            for (int page = 0; request != null; page++) {
                ListShardsResponse response = kinesis.listShards(request);
                response.shards().forEach(shard -> lineage.shards.put(shard.shardId(), shard));
                boolean more = response.nextToken() != null && page < MAX_PAGES;
                request = more
                        ? ListShardsRequest.builder()
                                .nextToken(response.nextToken())
                                .build()
                        : null;
            }
        } catch (ResourceNotFoundException absent) {
            throw new PipelineException(
                    Reason.NOT_FOUND, "stream %s does not exist; apply its stack first".formatted(stream), absent);
        }
        return lineage;
    }

    public Set<String> ids() {
        return shards.keySet();
    }

    /** The keys of a shard's records; all where the stream does not say. */
    public HashKeys hashKeys(String shard) {
        Shard listed = shards.get(shard);
        return listed == null || listed.hashKeyRange() == null
                ? HashKeys.ALL
                : new HashKeys(
                        new BigInteger(listed.hashKeyRange().startingHashKey()),
                        new BigInteger(listed.hashKeyRange().endingHashKey()));
    }

    /**
     * The shards that may be read: those that have not ended, and whose parents have, or are no longer listed because all
     * their records have expired.
     */
    public List<String> readable(Predicate<String> ended) {
        List<String> readable = new ArrayList<>();
        for (Shard shard : shards.values()) {
            boolean parentsDone = done(shard.parentShardId(), ended) && done(shard.adjacentParentShardId(), ended);
            if (parentsDone && !ended.test(shard.shardId())) {
                readable.add(shard.shardId());
            }
        }
        return readable;
    }

    /** The shards that a shard's keys came from. */
    public List<String> parents(String shard) {
        Shard listed = shards.get(shard);
        return Stream.of(listed.parentShardId(), listed.adjacentParentShardId())
                .filter(Objects::nonNull)
                .toList();
    }

    private boolean done(String parent, Predicate<String> ended) {
        return parent == null || !shards.containsKey(parent) || ended.test(parent);
    }
}
