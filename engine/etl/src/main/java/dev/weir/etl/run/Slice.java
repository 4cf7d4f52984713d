package dev.weir.etl.run;

import dev.weir.etl.state.ShardRange;
import java.util.List;
import java.util.Optional;

/**
 * One shard's part of a batch.
 *
 * @param range empty when there were no records
 * @param read records in it, one by one: a record of the stream may hold many
 * @param objects the files with its rows and its rejects
 * @param millisBehindLatest of its last fetch
 */
record Slice(
        Optional<ShardRange> range,
        long read,
        long written,
        long skipped,
        long rejected,
        List<StagedObject> objects,
        long millisBehindLatest) {
    Slice {
        objects = List.copyOf(objects);
    }
}
