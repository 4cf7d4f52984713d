package dev.weir.etl;

import static java.util.Objects.requireNonNull;

import java.util.function.BooleanSupplier;

/**
 * How long and how hard to run.
 *
 * @param untilCaughtUp ends the run once every shard has been read to its tip; batches are then cut by size alone
 * @param maxWindows ends the run after so many committed batches; 0 for no limit
 * @param stopped once it turns true the run finishes the batch under way and returns
 * @param parallelism threads that fetch, and as many that decode, whatever the number of shards; at least 1
 * @param maxRecords records after which a batch is cut
 * @param maxBytes bytes of record data after which a batch is cut
 * @param dataLossAccepted whether to continue where records have expired unread, or the stream was created anew
 */
public record RunOptions(
        boolean untilCaughtUp,
        long maxWindows,
        BooleanSupplier stopped,
        int parallelism,
        long maxRecords,
        long maxBytes,
        boolean dataLossAccepted) {
    private static final long DEFAULT_RECORDS = 500_000;
    private static final long DEFAULT_BYTES = 96L << 20;

    public RunOptions {
        requireNonNull(stopped, "stopped");
        if (maxWindows < 0 || parallelism < 1 || maxRecords < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("bounds are positive");
        }
    }

    /** Follows the stream until stopped. */
    public static RunOptions following() {
        int parallelism = Math.max(2, Runtime.getRuntime().availableProcessors());
        return new RunOptions(false, 0, () -> false, parallelism, DEFAULT_RECORDS, DEFAULT_BYTES, false);
    }

    /** Reads what the stream holds, then ends. */
    public static RunOptions catchingUp() {
        return following().withUntilCaughtUp(true);
    }

    public RunOptions withUntilCaughtUp(boolean value) {
        return new RunOptions(value, maxWindows, stopped, parallelism, maxRecords, maxBytes, dataLossAccepted);
    }

    public RunOptions withMaxWindows(long value) {
        return new RunOptions(untilCaughtUp, value, stopped, parallelism, maxRecords, maxBytes, dataLossAccepted);
    }

    public RunOptions withStopped(BooleanSupplier value) {
        return new RunOptions(untilCaughtUp, maxWindows, value, parallelism, maxRecords, maxBytes, dataLossAccepted);
    }

    public RunOptions withParallelism(int value) {
        return new RunOptions(untilCaughtUp, maxWindows, stopped, value, maxRecords, maxBytes, dataLossAccepted);
    }

    /** Cuts batches after so many records or bytes, whichever comes first. */
    public RunOptions withBatch(long records, long bytes) {
        return new RunOptions(untilCaughtUp, maxWindows, stopped, parallelism, records, bytes, dataLossAccepted);
    }

    /** Continues where it would otherwise stop because records cannot be read any more. */
    public RunOptions withDataLossAccepted(boolean value) {
        return new RunOptions(untilCaughtUp, maxWindows, stopped, parallelism, maxRecords, maxBytes, value);
    }
}
