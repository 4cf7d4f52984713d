package dev.weir.etl.state;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Consecutive records of one shard.
 *
 * @param first sequence number of the first one
 * @param last sequence number of the last one
 * @param records how many
 * @param ended whether the shard ends behind them
 * @param readUpTo with them, all records that arrived before this time have been read; empty where an older program cut the range
 */
public record ShardRange(
        String shard, String first, String last, long records, boolean ended, Optional<Instant> readUpTo) {
    public ShardRange {
        requireNonNull(shard, "shard");
        requireNonNull(first, "first");
        requireNonNull(last, "last");
        requireNonNull(readUpTo, "readUpTo");
    }
}
