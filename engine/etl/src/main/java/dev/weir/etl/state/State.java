package dev.weir.etl.state;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a job has done and is about to do.
 *
 * @param job the job's name
 * @param stream the stream whose sequence numbers these are
 * @param since from when on shards without a position are read; empty for their oldest record
 * @param batch the number of the last committed batch, 0 for none
 * @param committed position by shard
 * @param intent the batch under way
 */
public record State(
        String job,
        String stream,
        Optional<Instant> since,
        long batch,
        SortedMap<String, Position> committed,
        Optional<Intent> intent) {
    public State {
        requireNonNull(job, "job");
        requireNonNull(stream, "stream");
        requireNonNull(since, "since");
        requireNonNull(intent, "intent");
        committed = Collections.unmodifiableSortedMap(new TreeMap<>(committed));
    }

    /** The state before the first batch. */
    public static State initial(String job, String stream, Optional<Instant> since) {
        return new State(job, stream, since, 0, new TreeMap<>(), Optional.empty());
    }

    public State intend(Intent next) {
        return new State(job, stream, since, batch, committed, Optional.of(next));
    }

    /** The intent has been carried out. */
    public State commit() {
        Intent done = intent.orElseThrow();
        SortedMap<String, Position> positions = new TreeMap<>(committed);
        for (ShardRange range : done.ranges()) {
            positions.put(range.shard(), new Position(range.last(), range.ended()));
        }
        return new State(job, stream, since, done.batch(), positions, Optional.empty());
    }
}
