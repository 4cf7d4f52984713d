package dev.weir.etl.run;

import dev.weir.etl.Clients;
import dev.weir.etl.PipelineException;
import dev.weir.etl.PipelineException.Reason;
import dev.weir.etl.source.Chunk;
import dev.weir.etl.source.Continuity;
import dev.weir.etl.source.HashKeys;
import dev.weir.etl.source.Lineage;
import dev.weir.etl.source.ShardReader;
import dev.weir.etl.source.StartingPoint;
import dev.weir.etl.state.Intent;
import dev.weir.etl.state.ShardRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** Reads the ranges of an intent again, and makes the same objects of them. */
final class Replay {
    private final Pipeline pipeline;
    private final Clients clients;

    /**
     * A replay that has not read yet.
     *
     * @param pipeline the one that the intent was cut under
     */
    Replay(Pipeline pipeline, Clients clients) {
        this.pipeline = pipeline;
        this.clients = clients;
    }

    /**
     * Gathers the batch anew.
     *
     * @throws PipelineException when its records have left the stream, or became other objects than they did
     */
    Batch of(Intent intent) throws InterruptedException {
        Lineage lineage = Lineage.of(clients.kinesis(), pipeline.spec().source().stream());
        List<Slice> slices = new ArrayList<>();
        for (ShardRange range : intent.ranges()) {
            slices.add(slice(range, lineage.hashKeys(range.shard())));
        }
        Batch batch = Batch.of(0, slices);
        if (!new HashSet<>(batch.keys()).equals(new HashSet<>(intent.keys()))) {
            throw new PipelineException(
                    Reason.SPEC_CHANGED,
                    "batch %d was begun by a run that made other objects of it; run the version of weir that began it once, or delete its objects (%s) and the member \"intent\" from %s"
                            .formatted(
                                    intent.batch(),
                                    String.join(", ", intent.keys()),
                                    pipeline.spec().checkpoint()));
        }
        return batch;
    }

    private Slice slice(ShardRange range, HashKeys keys) throws InterruptedException {
        SliceBuilder slice = new SliceBuilder(pipeline, range.shard(), keys);
        ShardReader reader = new ShardReader(
                clients.kinesis(),
                pipeline.spec().source().stream(),
                range.shard(),
                new StartingPoint.At(range.first()),
                Continuity.unwatched(),
                () -> {});
        try {
            while (!range.last().equals(slice.last())) {
                Chunk chunk = reader.next();
                for (Record record : chunk.records()) {
                    requireFirst(range, slice, record);
                    slice.add(record);
                    if (range.last().equals(record.sequenceNumber())) {
                        break;
                    }
                }
                requireMore(range, slice, chunk);
            }
        } catch (InvalidArgumentException | ResourceNotFoundException trimmed) {
            throw expired(range);
        }
        if (slice.records() != range.records()) {
            throw expired(range);
        }
        return slice.finish(range.ended());
    }

    private void requireFirst(ShardRange range, SliceBuilder slice, Record record) {
        if (slice.records() == 0 && !record.sequenceNumber().equals(range.first())) {
            throw expired(range);
        }
    }

    private void requireMore(ShardRange range, SliceBuilder slice, Chunk chunk) {
        boolean complete = range.last().equals(slice.last());
        if (!complete && (slice.records() >= range.records() || chunk.caughtUp())) {
            throw expired(range);
        }
    }

    private PipelineException expired(ShardRange range) {
        return new PipelineException(
                Reason.RETENTION_EXPIRED,
                "records %s to %s of %s, of a batch that was left unfinished, are no longer in stream %s; what the batch wrote is in doubt. To delete what it wrote and continue without them, run 'weir run' with --accept-data-loss once; the objects are listed in %s"
                        .formatted(
                                range.first(),
                                range.last(),
                                range.shard(),
                                pipeline.spec().source().stream(),
                                pipeline.spec().checkpoint()));
    }
}
