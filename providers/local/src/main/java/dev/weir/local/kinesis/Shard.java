package dev.weir.local.kinesis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A shard: a range of hash keys, from its creation until a reshard closes it.
 *
 * @param createdSecond epoch second, greater than its parents'
 * @param closed the counter of the number that ends it, and when, epoch milliseconds
 */
record Shard(
        int number,
        Optional<String> parent,
        Optional<String> adjacentParent,
        BigInteger firstKey,
        BigInteger lastKey,
        long createdSecond,
        Optional<Closure> closed) {

    /** How a shard ended. */
    record Closure(long counter, long millis) {}

    static Shard root(int number, BigInteger firstKey, BigInteger lastKey, long second) {
        return new Shard(number, Optional.empty(), Optional.empty(), firstKey, lastKey, second, Optional.empty());
    }

    static String id(int number) {
        return String.format(Locale.ROOT, "shardId-%012d", number);
    }

    String id() {
        return id(number);
    }

    byte[] idBytes() {
        return id().getBytes(StandardCharsets.US_ASCII);
    }

    boolean isOpen() {
        return closed.isEmpty();
    }

    boolean isChildOf(String shardId) {
        return parent.filter(shardId::equals).isPresent()
                || adjacentParent.filter(shardId::equals).isPresent();
    }

    Shard closed(long counter, long millis) {
        return new Shard(
                number,
                parent,
                adjacentParent,
                firstKey,
                lastKey,
                createdSecond,
                Optional.of(new Closure(counter, millis)));
    }

    SequenceNumbers sequenceNumbers() {
        return new SequenceNumbers(createdSecond, number);
    }

    /** As the API describes it. */
    ObjectNode description() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("ShardId", id());
        parent.ifPresent(id -> node.put("ParentShardId", id));
        adjacentParent.ifPresent(id -> node.put("AdjacentParentShardId", id));
        node.set("HashKeyRange", range());
        ObjectNode numbers = node.putObject("SequenceNumberRange");
        numbers.put("StartingSequenceNumber", sequenceNumbers().text(0));
        closed.ifPresent(
                end -> numbers.put("EndingSequenceNumber", sequenceNumbers().text(end.counter())));
        return node;
    }

    ObjectNode range() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("StartingHashKey", firstKey.toString())
                .put("EndingHashKey", lastKey.toString());
    }

    /** As it is kept on disk. */
    ObjectNode document() {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("number", number)
                .put("firstKey", firstKey.toString())
                .put("lastKey", lastKey.toString())
                .put("createdSecond", createdSecond);
        parent.ifPresent(id -> node.put("parent", id));
        adjacentParent.ifPresent(id -> node.put("adjacentParent", id));
        closed.ifPresent(end -> node.put("closedCounter", end.counter()).put("closedMillis", end.millis()));
        return node;
    }

    static Shard of(com.fasterxml.jackson.databind.JsonNode node) {
        return new Shard(
                node.path("number").asInt(),
                Optional.ofNullable(node.path("parent").textValue()),
                Optional.ofNullable(node.path("adjacentParent").textValue()),
                new BigInteger(node.path("firstKey").asText()),
                new BigInteger(node.path("lastKey").asText()),
                node.path("createdSecond").asLong(),
                node.has("closedCounter")
                        ? Optional.of(new Closure(
                                node.path("closedCounter").asLong(),
                                node.path("closedMillis").asLong()))
                        : Optional.empty());
    }
}
