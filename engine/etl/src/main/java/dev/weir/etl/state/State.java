package dev.weir.etl.state;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a job has done and is about to do.
 *
 * @param job the job's name
 * @param stream the stream whose sequence numbers these are
 * @param created when that stream was created: one of the same name that was created later is another; empty where an older program
 *     wrote the state
 * @param since from when on shards without a position are read; empty for their oldest record
 * @param batch the number of the last committed batch, 0 for none
 * @param committed position by shard
 * @param intent the batch under way
 */
public record State(
        String job,
        String stream,
        Optional<Instant> created,
        Optional<Instant> since,
        long batch,
        SortedMap<String, Position> committed,
        Optional<Intent> intent) {
    public State {
        requireNonNull(job, "job");
        requireNonNull(stream, "stream");
        requireNonNull(created, "created");
        requireNonNull(since, "since");
        requireNonNull(intent, "intent");
        committed = Collections.unmodifiableSortedMap(new TreeMap<>(committed));
    }

    /** The state before the first batch. */
    public static State initial(String job, String stream, Optional<Instant> created, Optional<Instant> since) {
        return new State(job, stream, created, since, 0, new TreeMap<>(), Optional.empty());
    }

    public State intend(Intent next) {
        return new State(job, stream, created, since, batch, committed, Optional.of(next));
    }

    /** The intent has been carried out. */
    public State commit() {
        Intent done = intent.orElseThrow();
        SortedMap<String, Position> positions = new TreeMap<>(committed);
        for (ShardRange range : done.ranges()) {
            positions.put(range.shard(), new Position(range.last(), range.ended(), range.readUpTo()));
        }
        return new State(job, stream, created, since, done.batch(), positions, Optional.empty());
    }

    /** The same, now that it is known when the stream was created. */
    public State created(Optional<Instant> time) {
        return new State(job, stream, time, since, batch, committed, intent);
    }

    /** Nothing is known of the stream that now has this name; batches are counted on. */
    public State onNewStream(Optional<Instant> time) {
        return new State(job, stream, time, since, batch, new TreeMap<>(), Optional.empty());
    }

    /** The intent is given up. */
    public State withoutIntent() {
        return new State(job, stream, created, since, batch, committed, Optional.empty());
    }

    /** Shards have been read up to these times; where they have no later record, their positions stay. */
    public State readUpTo(Map<String, Instant> times) {
        SortedMap<String, Position> positions = new TreeMap<>(committed);
        times.forEach((shard, time) -> positions.computeIfPresent(shard, (name, position) -> position.stillAt(time)));
        return new State(job, stream, created, since, batch, positions, intent);
    }

    /** Whether another state has read a shard much further in time, though it may have found nothing. */
    public boolean isOlderThan(State other, Duration difference) {
        return other.committed().entrySet().stream().anyMatch(entry -> {
            Optional<Instant> mine =
                    Optional.ofNullable(committed.get(entry.getKey())).flatMap(Position::readUpTo);
            Optional<Instant> theirs = entry.getValue().readUpTo();
            return theirs.isPresent()
                    && (mine.isEmpty() || mine.get().plus(difference).isBefore(theirs.get()));
        });
    }
}
