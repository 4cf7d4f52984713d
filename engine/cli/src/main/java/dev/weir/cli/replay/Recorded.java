package dev.weir.cli.replay;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A record that there is already.
 *
 * @param place where it was found
 * @param earlierReason why it was rejected, when it was
 */
public record Recorded(Place place, SdkBytes data, Optional<String> earlierReason) {
    public Recorded {
        requireNonNull(place, "place");
        requireNonNull(data, "data");
        requireNonNull(earlierReason, "earlierReason");
    }

    /**
     * In a file, on a stream, or both: a file of rejects knows the place on the stream.
     *
     * @param line from 1
     * @param offset of the line, in bytes from the start of the file
     */
    public record Place(
            OptionalLong line, OptionalLong offset, Optional<String> shard, Optional<String> sequenceNumber) {
        static Place line(long line, long offset) {
            return new Place(OptionalLong.of(line), OptionalLong.of(offset), Optional.empty(), Optional.empty());
        }

        /** A place on a stream. */
        public static Place of(String shard, String sequenceNumber) {
            return new Place(
                    OptionalLong.empty(), OptionalLong.empty(), Optional.of(shard), Optional.of(sequenceNumber));
        }

        Place on(String shardId, String number) {
            return new Place(line, offset, Optional.of(shardId), Optional.of(number));
        }
    }
}
