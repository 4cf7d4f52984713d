package dev.weir.etl.state;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Up to where a shard is committed.
 *
 * @param sequenceNumber of the last committed record
 * @param ended whether that is the end of a closed shard, so that its children may be read
 * @param readUpTo all records that arrived before this time have been read; empty where an older program wrote the position
 */
public record Position(String sequenceNumber, boolean ended, Optional<Instant> readUpTo) {
    public Position {
        requireNonNull(sequenceNumber, "sequenceNumber");
        requireNonNull(readUpTo, "readUpTo");
    }

    /** The same position, read once more without finding anything. */
    Position stillAt(Instant time) {
        boolean later = readUpTo.isEmpty() || readUpTo.get().isBefore(time);
        return later ? new Position(sequenceNumber, ended, Optional.of(time)) : this;
    }
}
