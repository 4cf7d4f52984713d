package dev.weir.etl.source;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * One answer of {@code GetRecords}.
 *
 * @param records in the shard's order
 * @param millisBehindLatest how old the shard's next record is; 0 at the tip
 * @param readUpTo all records that arrived before this time have been read
 * @param ended whether the shard is closed and has no more
 */
public record Chunk(List<Record> records, long millisBehindLatest, Instant readUpTo, boolean ended) {
    public Chunk {
        records = List.copyOf(records);
        requireNonNull(readUpTo, "readUpTo");
    }

    /** Whether there is nothing more to read for now. */
    public boolean caughtUp() {
        return ended || millisBehindLatest == 0;
    }
}
