package dev.weir.etl.run;

import dev.weir.etl.Progress;
import dev.weir.etl.RunReport;
import dev.weir.etl.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what a run has committed. */
final class Tally {
    private static final int TOP_REASONS = 3;
    private static final double NANOS_A_SECOND = 1e9;

    private final Progress progress;
    private final List<String> files = new ArrayList<>();
    private final Reasons reasons = new Reasons();
    private long lastCommit = System.nanoTime();
    private long read;
    private long written;
    private long skipped;
    private long rejected;
    private long windows;

    Tally(Progress progress) {
        this.progress = progress;
    }

    void committed(long number, Batch batch) {
        long batchRead = batch.sum(Slice::read);
        long batchWritten = batch.sum(Slice::written);
        long batchSkipped = batch.sum(Slice::skipped);
        long batchRejected = batch.sum(Slice::rejected);
        read += batchRead;
        written += batchWritten;
        skipped += batchSkipped;
        rejected += batchRejected;
        windows++;
        files.addAll(batch.files());
        batch.slices().forEach(slice -> reasons.add(slice.reasons()));
        long now = System.nanoTime();
        double rate = batchRead / Math.max((now - lastCommit) / NANOS_A_SECOND, 1e-9);
        lastCommit = now;
        progress.committed(new Progress.Window(
                number,
                batchRead,
                batchWritten,
                batchSkipped,
                batchRejected,
                batch.files(),
                rate,
                batch.millisBehindLatest()));
    }

    long windows() {
        return windows;
    }

    RunReport report(State state) {
        SortedMap<String, String> checkpoint = new TreeMap<>();
        state.committed().forEach((shard, position) -> checkpoint.put(shard, position.sequenceNumber()));
        return new RunReport(read, written, skipped, rejected, windows, files, reasons.top(TOP_REASONS), checkpoint);
    }
}
