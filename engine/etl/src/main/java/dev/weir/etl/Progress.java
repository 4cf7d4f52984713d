package dev.weir.etl;

import java.util.List;

/** Hears of a run as it goes, on the run's threads. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = window -> {};

    /** A batch has been committed. */
    void committed(Window window);

    /** A batch that an earlier run left unfinished is read and written again. */
    default void replaying(long batch) {}

    /** A shard's reads are throttled; the run waits and goes on. */
    default void throttled(String shard) {}

    /**
     * One committed batch.
     *
     * @param batch its number, counted over all runs of the job
     * @param read records taken from the stream
     * @param files {@code s3://} names of the sink's files in it
     * @param recordsPerSecond over the time since the batch before was committed
     * @param millisBehindLatest how far the slowest shard is behind the stream's tip
     */
    record Window(
            long batch,
            long read,
            long written,
            long skipped,
            long rejected,
            List<String> files,
            double recordsPerSecond,
            long millisBehindLatest) {
        public Window {
            files = List.copyOf(files);
        }
    }
}
