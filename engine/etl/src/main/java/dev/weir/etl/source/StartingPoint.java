package dev.weir.etl.source;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Where reading a shard begins. */
public sealed interface StartingPoint {
    /** Completes a request for an iterator. */
    void applyTo(GetShardIteratorRequest.Builder request);

    /** The oldest record that the stream still has. */
    record Oldest() implements StartingPoint {
        @Override
        public void applyTo(GetShardIteratorRequest.Builder request) {
            request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
        }
    }

    /** The first record that arrived at this time or later. */
    record Since(Instant time) implements StartingPoint {
        public Since {
            requireNonNull(time, "time");
        }

        @Override
        public void applyTo(GetShardIteratorRequest.Builder request) {
            request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP).timestamp(time);
        }
    }

    /** This record. */
    record At(String sequenceNumber) implements StartingPoint {
        public At {
            requireNonNull(sequenceNumber, "sequenceNumber");
        }

        @Override
        public void applyTo(GetShardIteratorRequest.Builder request) {
            request.shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER).startingSequenceNumber(sequenceNumber);
        }
    }

    /** The record behind this one. */
    record After(String sequenceNumber) implements StartingPoint {
        public After {
            requireNonNull(sequenceNumber, "sequenceNumber");
        }

        @Override
        public void applyTo(GetShardIteratorRequest.Builder request) {
            request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER).startingSequenceNumber(sequenceNumber);
        }
    }
}
