package dev.weir.aws.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A stream's description and its properties. */
final class StreamShape {
    static final String ON_DEMAND = "ON_DEMAND";
    static final String WARM = "warmThroughputMiBps";
    static final int SMALLEST_RECORD_LIMIT = 1024;
    private static final String ALL = "ALL";
    private static final List<String> METRICS = List.of(
            "IncomingBytes",
            "IncomingRecords",
            "OutgoingBytes",
            "OutgoingRecords",
            "WriteProvisionedThroughputExceeded",
            "ReadProvisionedThroughputExceeded",
            "IteratorAgeMilliseconds");

    private StreamShape() {}

    /** Properties from a {@code StreamDescriptionSummary}. */
    static ObjectNode properties(JsonNode summary) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        properties.put("name", summary.path("StreamName").asText());
        properties.put("streamMode", mode(summary));
        if (!mode(summary).equals(ON_DEMAND)) {
            properties.put("shardCount", summary.path("OpenShardCount").asInt());
        }
        properties.put(
                "retentionPeriodHours", summary.path("RetentionPeriodHours").asInt());
        if (summary.path("EncryptionType").asText().equals("KMS")) {
            properties
                    .putObject("encryption")
                    .put("type", "KMS")
                    .put("keyId", summary.path("KeyId").asText());
        }
        Set<String> metrics = metrics(summary.path("EnhancedMonitoring").path(0).path("ShardLevelMetrics"));
        if (!metrics.isEmpty()) {
            properties.set("shardLevelMetrics", texts(metrics));
        }
        int warm = summary.path("WarmThroughput").path("TargetMiBps").asInt();
        if (warm > 0) {
            properties.put(WARM, warm);
        }
        properties.put("maxRecordSizeInKiB", summary.path("MaxRecordSizeInKiB").asInt(SMALLEST_RECORD_LIMIT));
        return properties;
    }

    static String mode(JsonNode summary) {
        return summary.path("StreamModeDetails").path("StreamMode").asText("PROVISIONED");
    }

    /** Metrics by their own names: {@code ALL} stands for each of them. */
    static Set<String> metrics(JsonNode names) {
        Set<String> metrics = new TreeSet<>();
        names.forEach(name -> {
            if (name.asText().equals(ALL)) {
                metrics.addAll(METRICS);
            } else {
                metrics.add(name.asText());
            }
        });
        return metrics;
    }

    static ArrayNode texts(Iterable<String> values) {
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        values.forEach(texts::add);
        return texts;
    }
}
