package dev.weir.local.kinesis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import java.math.BigInteger;
import java.util.List;

/** Listing, splitting and merging shards. */
final class ShardOperations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int PAGE = 1000;
    private static final DailyQuota UPDATES = new DailyQuota("Reshards", 10, "shard count updates");

    private final Streams streams;

    ShardOperations(Streams streams) {
        this.streams = streams;
    }

    ObjectNode list(ObjectNode input, Caller caller) {
        boolean goesOn = input.has("NextToken");
        if (goesOn && (input.has("StreamName") || input.has("StreamARN"))) {
            throw new AwsException("InvalidArgumentException", "NextToken and StreamName cannot be provided together.");
        }
        Tokens token = goesOn ? Tokens.read(input.path("NextToken").asText()) : new Tokens("", "");
        Stream stream = goesOn ? streams.require(caller.region(), token.stream()) : streams.require(input, caller);
        String after =
                goesOn ? token.last() : input.path("ExclusiveStartShardId").asText("");
        List<Shard> left = Shards.visible(stream, streams.now()).stream()
                .filter(Shards.filter(input.path("ShardFilter"), stream, streams.now()))
                .filter(shard -> shard.id().compareTo(after) > 0)
                .toList();
        int size = Math.min(left.size(), input.path("MaxResults").asInt(PAGE));
        ObjectNode result = NODES.objectNode();
        ArrayNode shards = result.putArray("Shards");
        left.subList(0, size).forEach(shard -> shards.add(shard.description()));
        if (left.size() > size) {
            result.put("NextToken", new Tokens(stream.name(), left.get(size - 1).id()).text());
        }
        return result;
    }

    ObjectNode split(ObjectNode input, Caller caller) {
        Stream stream = streams.require(input, caller);
        BigInteger at = new BigInteger(input.path("NewStartingHashKey").asText());
        String id = input.path("ShardToSplit").asText();
        streams.update(stream, document -> {
            requireProvisioned(stream);
            Shard shard = openShard(stream, id);
            if (at.compareTo(shard.firstKey()) <= 0 || at.compareTo(shard.lastKey()) > 0) {
                throw new AwsException(
                        "InvalidArgumentException",
                        "NewStartingHashKey " + at + " used in SplitShard() on shard " + id + " in stream "
                                + stream.name() + " under account " + streams.account()
                                + " is not both greater than one plus the shard's StartingHashKey " + shard.firstKey()
                                + " and less than the shard's EndingHashKey " + shard.lastKey() + ".");
            }
            new Reshard(stream, streams.now()).split(shard, at).apply();
        });
        return NODES.objectNode();
    }

    ObjectNode merge(ObjectNode input, Caller caller) {
        Stream stream = streams.require(input, caller);
        String first = input.path("ShardToMerge").asText();
        String second = input.path("AdjacentShardToMerge").asText();
        streams.update(stream, document -> {
            requireProvisioned(stream);
            Shard one = openShard(stream, first);
            Shard other = openShard(stream, second);
            boolean adjacent = one.lastKey().add(BigInteger.ONE).equals(other.firstKey())
                    || other.lastKey().add(BigInteger.ONE).equals(one.firstKey());
            if (!adjacent) {
                throw new AwsException(
                        "InvalidArgumentException",
                        "Shards " + first + " and " + second + " in stream " + stream.name() + " under account "
                                + streams.account() + " are not an adjacent pair of shards eligible for merging");
            }
            new Reshard(stream, streams.now()).merge(one, other).apply();
        });
        return NODES.objectNode();
    }

    ObjectNode updateCount(ObjectNode input, Caller caller) {
        Stream stream = streams.require(input, caller);
        int target = input.path("TargetShardCount").asInt();
        ObjectNode result = NODES.objectNode().put("StreamName", stream.name()).put("StreamARN", stream.arn());
        streams.update(stream, document -> {
            requireProvisioned(stream);
            int current = stream.routing().open().size();
            requireInReach(current, target);
            UPDATES.take(document, streams);
            result.put("CurrentShardCount", current).put("TargetShardCount", target);
            new Reshard(stream, streams.now()).evenly(target).apply();
        });
        return result;
    }

    private static void requireInReach(int current, int target) {
        boolean tooMany = target > current * 2;
        if (tooMany || target * 2 < current) {
            throw new AwsException(
                    "LimitExceededException",
                    "UpdateShardCount cannot scale " + (tooMany ? "up over double" : "down below half")
                            + " your current open shard count. Current open shard count: " + current
                            + " Target shard count: " + target);
        }
    }

    private void requireProvisioned(Stream stream) {
        if (stream.facts().onDemand()) {
            throw new AwsException(
                    "ValidationException",
                    "Request is invalid. Stream " + stream.name() + " under account " + streams.account()
                            + " is in On-Demand mode.");
        }
    }

    private Shard openShard(Stream stream, String id) {
        Shard shard = stream.shard(id, streams.account());
        if (!shard.isOpen()) {
            throw new AwsException(
                    "ResourceInUseException",
                    "Shard " + id + " in stream " + stream.name() + " under account " + streams.account()
                            + " is not ACTIVE, instead in state CLOSED");
        }
        return shard;
    }
}
