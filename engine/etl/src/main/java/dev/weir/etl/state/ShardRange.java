package dev.weir.etl.state;

import static java.util.Objects.requireNonNull;

/**
 * Consecutive records of one shard.
 *
 * @param first sequence number of the first one
 * @param last sequence number of the last one
 * @param records how many
 * @param ended whether the shard ends behind them
 */
public record ShardRange(String shard, String first, String last, long records, boolean ended) {
    public ShardRange {
        requireNonNull(shard, "shard");
        requireNonNull(first, "first");
        requireNonNull(last, "last");
    }
}
