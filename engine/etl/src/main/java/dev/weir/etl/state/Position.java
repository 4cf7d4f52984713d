package dev.weir.etl.state;

import static java.util.Objects.requireNonNull;

/**
 * Up to where a shard is committed.
 *
 * @param sequenceNumber of the last committed record
 * @param ended whether that is the end of a closed shard, so that its children may be read
 */
public record Position(String sequenceNumber, boolean ended) {
    public Position {
        requireNonNull(sequenceNumber, "sequenceNumber");
    }
}
