package dev.weir.local.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Streams as such: create, delete, describe, list. */
final class StreamOperations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int ON_DEMAND_SHARDS = 4;
    private static final int SHARD_LIMIT = 500;
    private static final int LARGEST_ACCOUNT = 20_000;
    private static final int UNDERWAY_LIMIT = 5;
    private static final Set<String> UNDERWAY = Set.of("CREATING", "DELETING");
    private static final int PAGE = 100;
    private static final List<String> DESCRIBED = List.of(
            "StreamName",
            "StreamARN",
            "StreamStatus",
            "StreamModeDetails",
            "RetentionPeriodHours",
            "StreamCreationTimestamp",
            "EnhancedMonitoring",
            "EncryptionType",
            "KeyId");

    private final Streams streams;

    StreamOperations(Streams streams) {
        this.streams = streams;
    }

    ObjectNode create(ObjectNode input, Caller caller) {
        boolean onDemand =
                input.path("StreamModeDetails").path("StreamMode").asText().equals("ON_DEMAND");
        int count = shardCount(input, onDemand);
        requireRoom(caller.region(), count);
        String name = input.path("StreamName").asText();
        long now = streams.now();
        ObjectNode document = NODES.objectNode()
                .put("Region", caller.region())
                .put("Folder", UUID.randomUUID().toString())
                .put("StreamName", name)
                .put("StreamARN", "arn:aws:kinesis:" + caller.region() + ":" + caller.account() + ":stream/" + name)
                .put("RetentionPeriodHours", 24)
                .put("EncryptionType", "NONE")
                .put("MaxRecordSizeInKiB", input.path("MaxRecordSizeInKiB").asInt(1024));
        document.set("StreamCreationTimestamp", DecimalNode.valueOf(BigDecimal.valueOf(now, 3)));
        document.putObject("StreamModeDetails").put("StreamMode", onDemand ? "ON_DEMAND" : "PROVISIONED");
        document.putArray("EnhancedMonitoring").addObject().putArray("ShardLevelMetrics");
        if (input.has("WarmThroughputMiBps")) {
            document.set(
                    "WarmThroughput", warm(input.path("WarmThroughputMiBps").asInt()));
        }
        ObjectNode tags = document.putObject("Tags");
        input.path("Tags").properties().forEach(tag -> tags.set(tag.getKey(), tag.getValue()));
        ArrayNode shards = document.putArray("Shards");
        evenly(count, now / 1000).forEach(shard -> shards.add(shard.document()));
        streams.create(document);
        return NODES.objectNode();
    }

    static ObjectNode warm(int mebibytes) {
        return NODES.objectNode().put("TargetMiBps", mebibytes).put("CurrentMiBps", mebibytes);
    }

    private static int shardCount(ObjectNode input, boolean onDemand) {
        if (onDemand && input.has("ShardCount")) {
            throw new AwsException(
                    "ValidationException", "ShardCount must not be specified for a stream in On-Demand mode.");
        }
        if (!onDemand && !input.has("ShardCount")) {
            throw new AwsException(
                    "ValidationException",
                    "1 validation error detected: Value null at 'shardCount' failed to satisfy constraint: Member must"
                            + " not be null");
        }
        return onDemand ? ON_DEMAND_SHARDS : input.path("ShardCount").asInt();
    }

    /** Even without quotas one account holds no more shards than AWS ever grants by default. */
    private void requireRoom(String region, int added) {
        List<Stream> all = streams.list(region);
        int open = openShards(all);
        int limit = limit();
        if (open + (long) added > limit) {
            throw new AwsException(
                    "LimitExceededException",
                    "This request would exceed the shard limit for the account " + streams.account() + " in " + region
                            + ". Current shard count for the account: " + open + ". Limit: " + limit
                            + ". Number of additional shards that would have resulted from this request: " + added
                            + ".");
        }
        long underway = all.stream()
                .filter(stream -> UNDERWAY.contains(stream.status()))
                .count();
        if (streams.hasQuotas() && underway >= UNDERWAY_LIMIT) {
            throw new AwsException(
                    "LimitExceededException",
                    "Limit of " + UNDERWAY_LIMIT
                            + " streams that can simultaneously be in CREATING or DELETING state exceeded under account "
                            + streams.account() + ".");
        }
    }

    private int limit() {
        return streams.hasQuotas() ? SHARD_LIMIT : LARGEST_ACCOUNT;
    }

    private static int openShards(List<Stream> all) {
        return all.stream().mapToInt(stream -> stream.routing().open().size()).sum();
    }

    private static List<Shard> evenly(int count, long second) {
        List<Shard> shards = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shards.add(Shard.root(i, boundary(i, count), boundary(i + 1, count).subtract(BigInteger.ONE), second));
        }
        return shards;
    }

    /** Where the i-th of {@code count} even ranges starts. */
    static BigInteger boundary(int i, int count) {
        return i == count
                ? HashKey.MAX.add(BigInteger.ONE)
                : HashKey.MAX
                        .add(BigInteger.ONE)
                        .divide(BigInteger.valueOf(count))
                        .multiply(BigInteger.valueOf(i));
    }

    ObjectNode delete(ObjectNode input, Caller caller) {
        Stream stream = streams.require(input, caller);
        boolean enforce = input.path("EnforceConsumerDeletion").asBoolean();
        streams.edit(stream, document -> {
            if (stream.status().equals("DELETING")) {
                streams.requireActive(stream);
            }
            if (!enforce && !document.path("Consumers").isEmpty()) {
                throw new AwsException(
                        "ResourceInUseException",
                        "Stream " + stream.name() + " under account " + streams.account()
                                + " has registered consumers. Deregister them, or set EnforceConsumerDeletion.");
            }
            streams.begin(stream, "DELETING");
        });
        return NODES.objectNode();
    }

    ObjectNode describe(ObjectNode input, Caller caller) {
        Stream stream = streams.require(input, caller);
        List<Shard> left = Shards.visible(stream, streams.now()).stream()
                .filter(shard ->
                        shard.id().compareTo(input.path("ExclusiveStartShardId").asText("")) > 0)
                .toList();
        int limit = input.path("Limit").asInt(PAGE);
        ObjectNode description = described(stream);
        ArrayNode shards = description.putArray("Shards");
        left.stream().limit(limit).forEach(shard -> shards.add(shard.description()));
        description.put("HasMoreShards", left.size() > limit);
        return NODES.objectNode().set("StreamDescription", description);
    }

    ObjectNode describeSummary(ObjectNode input, Caller caller) {
        Stream stream = streams.require(input, caller);
        ObjectNode summary = described(stream);
        summary.put("OpenShardCount", stream.routing().open().size());
        summary.put("MaxRecordSizeInKiB", stream.facts().largestRecord() / 1024);
        ObjectNode rest = stream.read(document -> {
            ObjectNode more = NODES.objectNode();
            more.put("ConsumerCount", document.path("Consumers").size());
            if (document.has("WarmThroughput")) {
                more.set("WarmThroughput", document.get("WarmThroughput").deepCopy());
            }
            return more;
        });
        rest.properties().forEach(member -> summary.set(member.getKey(), member.getValue()));
        return NODES.objectNode().set("StreamDescriptionSummary", summary);
    }

    private static ObjectNode described(Stream stream) {
        return stream.read(document -> {
            ObjectNode result = NODES.objectNode();
            DESCRIBED.stream()
                    .filter(document::has)
                    .forEach(member -> result.set(member, document.get(member).deepCopy()));
            return result;
        });
    }

    ObjectNode list(ObjectNode input, Caller caller) {
        String after = input.has("NextToken")
                ? Tokens.read(input.path("NextToken").asText()).last()
                : input.path("ExclusiveStartStreamName").asText("");
        List<Stream> left = streams.list(caller.region()).stream()
                .filter(stream -> stream.name().compareTo(after) > 0)
                .toList();
        List<Stream> page = left.stream().limit(input.path("Limit").asInt(PAGE)).toList();
        ObjectNode result = NODES.objectNode().put("HasMoreStreams", left.size() > page.size());
        ArrayNode names = result.putArray("StreamNames");
        ArrayNode summaries = result.putArray("StreamSummaries");
        page.forEach(stream -> {
            names.add(stream.name());
            summaries.add(described(stream));
        });
        if (left.size() > page.size()) {
            result.put("NextToken", new Tokens("", page.getLast().name()).text());
        }
        return result;
    }

    ObjectNode limits(Caller caller) {
        List<Stream> all = streams.list(caller.region());
        long onDemand = all.stream().filter(stream -> stream.facts().onDemand()).count();
        return NODES.objectNode()
                .put("ShardLimit", limit())
                .put("OpenShardCount", openShards(all))
                .put("OnDemandStreamCount", onDemand)
                .put("OnDemandStreamCountLimit", 50);
    }

    /** Commitments are a matter of billing, so there never is one here. */
    ObjectNode accountSettings(JsonNode input) {
        String wanted =
                input.path("MinimumThroughputBillingCommitment").path("Status").asText("DISABLED");
        if (!wanted.equals("DISABLED")) {
            throw new AwsException(
                    "ValidationException", "Minimum throughput billing commitments are not available here.");
        }
        ObjectNode result = NODES.objectNode();
        result.putObject("MinimumThroughputBillingCommitment").put("Status", "DISABLED");
        return result;
    }
}
