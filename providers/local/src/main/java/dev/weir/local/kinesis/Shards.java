package dev.weir.local.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.AwsException;
import java.util.List;
import java.util.function.Predicate;

/** Questions about a stream's shards. */
final class Shards {
    private Shards() {}

    /** Open ones, and those closed whose records may still be there. */
    static List<Shard> visible(Stream stream, long nowMillis) {
        long horizon = stream.horizon(nowMillis);
        return stream.shards().stream().filter(shard -> livesAt(shard, horizon)).toList();
    }

    private static boolean livesAt(Shard shard, long millis) {
        return shard.closed().map(end -> end.millis() >= millis).orElse(true);
    }

    private static boolean hasBegunAt(Shard shard, long millis) {
        return shard.parent().isEmpty() || shard.createdSecond() * 1000 <= millis;
    }

    /** What a {@code ShardFilter} lets through. */
    static Predicate<Shard> filter(JsonNode filter, Stream stream, long nowMillis) {
        long horizon = stream.horizon(nowMillis);
        String type = filter.path("Type").asText("FROM_TRIM_HORIZON");
        return switch (type) {
            case "AT_LATEST" -> Shard::isOpen;
            case "AT_TRIM_HORIZON" -> shard -> livesAt(shard, horizon) && hasBegunAt(shard, horizon);
            case "FROM_TRIM_HORIZON" -> shard -> livesAt(shard, horizon);
            case "AFTER_SHARD_ID" -> {
                String after = required(filter, "ShardId", type).asText();
                yield shard -> shard.id().compareTo(after) > 0;
            }
            case "AT_TIMESTAMP" -> {
                long at = millis(required(filter, "Timestamp", type));
                yield shard -> livesAt(shard, at) && hasBegunAt(shard, at);
            }
            case "FROM_TIMESTAMP" -> {
                long from = millis(required(filter, "Timestamp", type));
                yield shard -> livesAt(shard, from);
            }
            default -> throw new AwsException("InvalidArgumentException", "Unknown ShardFilter type " + type);
        };
    }

    private static JsonNode required(JsonNode filter, String member, String type) {
        if (!filter.hasNonNull(member)) {
            throw new AwsException(
                    "InvalidArgumentException", member + " must be specified when ShardFilter type is " + type + ".");
        }
        return filter.get(member);
    }

    static long millis(JsonNode seconds) {
        return seconds.decimalValue().movePointRight(3).longValue();
    }
}
