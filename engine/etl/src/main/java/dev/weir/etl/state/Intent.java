package dev.weir.etl.state;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * A batch that is being written.
 *
 * @param batch its number
 * @param batchTime when it was cut
 * @param specHash of the pipeline that it was cut under
 * @param spec that pipeline's document: a replay runs under it, whatever the spec is by then
 * @param ranges in the order of their shards
 * @param keys {@code s3://} names of all objects that the batch consists of
 */
public record Intent(
        long batch, Instant batchTime, String specHash, JsonNode spec, List<ShardRange> ranges, List<String> keys) {
    public Intent {
        requireNonNull(batchTime, "batchTime");
        requireNonNull(specHash, "specHash");
        requireNonNull(spec, "spec");
        ranges = List.copyOf(ranges);
        keys = List.copyOf(keys);
    }
}
