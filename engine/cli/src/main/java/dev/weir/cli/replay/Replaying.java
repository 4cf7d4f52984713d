package dev.weir.cli.replay;

import dev.weir.etl.decode.RecordDecoder;
import dev.weir.etl.replay.Outcome;
import dev.weir.etl.replay.RecordReplay;
import dev.weir.etl.row.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries records one by one, and keeps the first failures. */
public final class Replaying {
    private static final int MOST_FAILURES = 10;

    private final RecordReplay replay;
    private final Optional<RecordDecoder> today;
    private final List<ReplaySummary.Failure> failures = new ArrayList<>();
    private long read;
    private long filtered;
    private long failed;
    private long failedBefore;

    /**
     * Nothing tried yet.
     *
     * @param today decodes as the applied job does, to tell new failures from old ones
     */
    public Replaying(RecordReplay replay, Optional<RecordDecoder> today) {
        this.replay = replay;
        this.today = today;
    }

    /** Tries one record. */
    public void add(Recorded record) {
        read++;
        Outcome outcome = replay.add(record.data().asByteArrayUnsafe());
        if (outcome instanceof Outcome.Filtered) {
            filtered++;
        } else if (outcome instanceof Outcome.Failed failure) {
            failed++;
            Optional<String> before = record.earlierReason().or(() -> failureToday(record));
            failedBefore += before.isPresent() ? 1 : 0;
            if (failures.size() < MOST_FAILURES) {
                failures.add(new ReplaySummary.Failure(record.place(), failure.reason(), before));
            }
        }
    }

    private Optional<String> failureToday(Recorded record) {
        try {
            today.ifPresent(decoder -> decoder.decode(record.data().asByteArrayUnsafe()));
            return Optional.empty();
        } catch (Rejection rejection) {
            return Optional.of(rejection.getMessage());
        }
    }

    public ReplaySummary summary() {
        return new ReplaySummary(read, replay.mapped(), filtered, failed, failedBefore, failures, replay.columns());
    }
}
