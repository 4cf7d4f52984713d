package dev.weir.local.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A stream's properties that are changed one at a time. */
final class SettingOperations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_RETENTION = 8760;
    private static final int SHORTEST_RETENTION = 24;
    private static final DailyQuota MODE_SWITCHES = new DailyQuota("ModeSwitches", 2, "mode switches");
    private static final List<String> METRICS = List.of(
            "IncomingBytes",
            "IncomingRecords",
            "OutgoingBytes",
            "OutgoingRecords",
            "WriteProvisionedThroughputExceeded",
            "ReadProvisionedThroughputExceeded",
            "IteratorAgeMilliseconds");

    private final Streams streams;

    SettingOperations(Streams streams) {
        this.streams = streams;
    }

    ObjectNode increaseRetention(ObjectNode input, Caller caller) {
        return retention(input, caller, true);
    }

    ObjectNode decreaseRetention(ObjectNode input, Caller caller) {
        return retention(input, caller, false);
    }

    private ObjectNode retention(ObjectNode input, Caller caller, boolean increase) {
        Stream stream = streams.require(input, caller);
        int hours = input.path("RetentionPeriodHours").asInt();
        streams.update(stream, document -> {
            int current = document.path("RetentionPeriodHours").asInt();
            if (hours > LONGEST_RETENTION || hours < SHORTEST_RETENTION) {
                throw invalid(
                        hours > LONGEST_RETENTION
                                ? "Maximum allowed retention period is " + LONGEST_RETENTION
                                        + " hours. Requested retention period (" + hours + " hours) is too long."
                                : "Minimum allowed retention period is " + SHORTEST_RETENTION
                                        + " hours. Requested retention period (" + hours + " hours) is too short.");
            }
            // The same period is accepted: Terraform asks for it after each creation.
            if (increase ? hours < current : hours > current) {
                throw invalid("Requested retention period (" + hours + " hours) for stream " + stream.name()
                        + " can not be " + (increase ? "shorter" : "longer")
                        + " than existing retention period ("
                        + current + " hours). Use " + (increase ? "Decrease" : "Increase") + "RetentionPeriod API.");
            }
            document.put("RetentionPeriodHours", hours);
        });
        return NODES.objectNode();
    }

    ObjectNode startEncryption(ObjectNode input, Caller caller) {
        Stream stream = streams.require(input, caller);
        requireKms(input);
        streams.update(stream, document -> document.put("EncryptionType", "KMS")
                .put("KeyId", input.path("KeyId").asText()));
        return NODES.objectNode();
    }

    ObjectNode stopEncryption(ObjectNode input, Caller caller) {
        Stream stream = streams.require(input, caller);
        requireKms(input);
        String key = input.path("KeyId").asText();
        streams.update(stream, document -> {
            String current = document.path("KeyId").asText(key);
            // One of them may be an ARN that ends with the other.
            if (!current.endsWith(key) && !key.endsWith(current)) {
                throw invalid("The KMS key " + key + " is not the one that encrypts stream " + stream.name()
                        + " under account " + streams.account() + ".");
            }
            document.put("EncryptionType", "NONE").remove("KeyId");
        });
        return NODES.objectNode();
    }

    private static void requireKms(ObjectNode input) {
        if (!input.path("EncryptionType").asText().equals("KMS")) {
            throw new AwsException("ValidationException", "The encryption type must be KMS.");
        }
    }

    ObjectNode enableMonitoring(ObjectNode input, Caller caller) {
        return monitoring(input, caller, true);
    }

    ObjectNode disableMonitoring(ObjectNode input, Caller caller) {
        return monitoring(input, caller, false);
    }

    private ObjectNode monitoring(ObjectNode input, Caller caller, boolean enable) {
        Stream stream = streams.require(input, caller);
        List<String> named = Tokens.texts(input.path("ShardLevelMetrics"));
        Set<String> metrics = new TreeSet<>(named.contains("ALL") ? METRICS : named);
        ObjectNode result = NODES.objectNode().put("StreamName", stream.name()).put("StreamARN", stream.arn());
        streams.update(stream, document -> {
            JsonNode monitoring = document.path("EnhancedMonitoring").path(0);
            Set<String> desired = new TreeSet<>(Tokens.texts(monitoring.path("ShardLevelMetrics")));
            fill(result.putArray("CurrentShardLevelMetrics"), desired);
            if (enable) {
                desired.addAll(metrics);
            } else {
                desired.removeAll(metrics);
            }
            fill(result.putArray("DesiredShardLevelMetrics"), desired);
            fill(((ObjectNode) monitoring).putArray("ShardLevelMetrics"), desired);
        });
        return result;
    }

    private static void fill(ArrayNode array, Set<String> texts) {
        texts.forEach(array::add);
    }

    ObjectNode mode(ObjectNode input, Caller caller) {
        Stream stream = streams.require(input, caller);
        streams.update(stream, document -> {
            MODE_SWITCHES.take(document, streams);
            document.set("StreamModeDetails", input.path("StreamModeDetails").deepCopy());
        });
        return NODES.objectNode();
    }

    ObjectNode maxRecordSize(ObjectNode input, Caller caller) {
        Stream stream = streams.require(input, caller);
        streams.update(stream, document -> document.set("MaxRecordSizeInKiB", input.path("MaxRecordSizeInKiB")));
        return NODES.objectNode();
    }

    ObjectNode warmThroughput(ObjectNode input, Caller caller) {
        Stream stream = streams.require(input, caller);
        ObjectNode result = NODES.objectNode().put("StreamName", stream.name()).put("StreamARN", stream.arn());
        ObjectNode throughput =
                StreamOperations.warm(input.path("WarmThroughputMiBps").asInt());
        streams.update(stream, document -> {
            if (!stream.facts().onDemand()) {
                throw new AwsException(
                        "ValidationException",
                        "Request is invalid. Stream " + stream.name() + " under account " + streams.account()
                                + " is not in On-Demand mode.");
            }
            document.set("WarmThroughput", throughput);
        });
        return result.set("WarmThroughput", throughput);
    }

    private static AwsException invalid(String message) {
        return new AwsException("InvalidArgumentException", message);
    }
}
