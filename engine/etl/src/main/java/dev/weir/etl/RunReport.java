package dev.weir.etl;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run did.
 *
 * @param read records taken from the stream
 * @param written rows in the sink
 * @param skipped records that the filter left out
 * @param rejected records under the reject path; {@code read = written + skipped + rejected}
 * @param windows batches committed
 * @param files {@code s3://} names of the sink's files, in the order of writing
 * @param reasons why records were rejected, the most frequent first, three at most
 * @param checkpoint the last committed sequence number by shard
 */
public record RunReport(
        long read,
        long written,
        long skipped,
        long rejected,
        long windows,
        List<String> files,
        List<RejectReason> reasons,
        SortedMap<String, String> checkpoint) {
    public RunReport {
        files = List.copyOf(files);
        reasons = List.copyOf(reasons);
        checkpoint = Collections.unmodifiableSortedMap(new TreeMap<>(checkpoint));
    }

    /** Whether there were records, and not one of them could be used. */
    public boolean rejectedAll() {
        return read > 0 && rejected == read;
    }
}
