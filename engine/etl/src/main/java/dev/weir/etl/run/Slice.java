package dev.weir.etl.run;

import dev.weir.etl.state.ShardRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One shard's part of a batch.
 *
 * @param range empty when there were no records
 * @param readUpTo all records that arrived before this time have been read; empty when nothing has been read
 * @param read records in it, one by one: a record of the stream may hold many
 * @param reasons why records were rejected
 * @param objects the files with its rows and its rejects
 * @param millisBehindLatest of its last fetch
 */
record Slice(
        String shard,
        Optional<ShardRange> range,
        Optional<Instant> readUpTo,
        long read,
        long written,
        long skipped,
        long rejected,
        Reasons reasons,
        List<StagedObject> objects,
        long millisBehindLatest) {
    Slice {
        objects = List.copyOf(objects);
    }
}
