package dev.weir.etl.source;

import java.util.List;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * One answer of {@code GetRecords}.
 *
 * @param records in the shard's order
 * @param millisBehindLatest how old the shard's next record is; 0 at the tip
 * @param ended whether the shard is closed and has no more
 */
public record Chunk(List<Record> records, long millisBehindLatest, boolean ended) {
    public Chunk {
        records = List.copyOf(records);
    }

    /** Whether there is nothing more to read for now. */
    public boolean caughtUp() {
        return ended || millisBehindLatest == 0;
    }
}
