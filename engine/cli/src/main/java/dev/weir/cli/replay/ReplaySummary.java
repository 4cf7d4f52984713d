package dev.weir.cli.replay;

import dev.weir.etl.replay.ColumnReport;
import java.util.List;
import java.util.Optional;

/**
 * What a proposal makes of records.
 *
 * @param read {@code read = mapped + filtered + failed}
 * @param failed those that would be rejected
 * @param failedBefore how many of the failed ones are rejected today as well
 * @param failures the first of them
 */
public record ReplaySummary(
        long read,
        long mapped,
        long filtered,
        long failed,
        long failedBefore,
        List<Failure> failures,
        List<ColumnReport> columns) {
    public ReplaySummary {
        failures = List.copyOf(failures);
        columns = List.copyOf(columns);
    }

    /**
     * One record that would be rejected.
     *
     * @param before why it is rejected today, if it is
     */
    public record Failure(Recorded.Place place, String reason, Optional<String> before) {}

    /** Records that the proposal loses, and that are written today. */
    public long newFailures() {
        return failed - failedBefore;
    }
}
