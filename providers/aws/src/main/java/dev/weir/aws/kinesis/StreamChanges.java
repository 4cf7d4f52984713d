package dev.weir.aws.kinesis;

import static dev.weir.aws.kinesis.StreamShape.ON_DEMAND;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.kind.Draft;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The steps from a stream's present settings to the desired ones, in the order that Kinesis needs. */
final class StreamChanges {
    private static final String RETENTION = "retentionPeriodHours";

    private final Draft draft;
    private final String arn;
    private final JsonNode present;

    /**
     * Takes a draft and what is there now.
     *
     * @param present properties; of a stream that is just being created, those that it is created with
     */
    StreamChanges(Draft draft, JsonNode present) {
        this.draft = draft;
        this.present = present;
        this.arn = draft.attributes().path("arn").asText();
    }

    void addSteps() {
        mode();
        shards();
        warmth();
        retention();
        monitoring();
        encryption();
        recordSize();
    }

    private ObjectNode input() {
        return AwsCalls.tree().put("StreamName", draft.identity().name());
    }

    private void mode() {
        String wanted = draft.desired("streamMode").asText();
        if (!wanted.equals(present.path("streamMode").asText())) {
            ObjectNode input = AwsCalls.tree().put("StreamARN", arn);
            input.putObject("StreamModeDetails").put("StreamMode", wanted);
            draft.settlingStep("kinesis:UpdateStreamMode", input);
            draft.risk("The capacity mode of a stream can be changed twice in 24 hours.");
        }
    }

    private void shards() {
        if (!draft.desired().has("shardCount")) {
            return;
        }
        int wanted = draft.desired("shardCount").asInt();
        List<Integer> counts = ShardSteps.between(shardsNow(), wanted);
        counts.forEach(count -> draft.settlingStep(
                "kinesis:UpdateShardCount",
                input().put("TargetShardCount", count).put("ScalingType", "UNIFORM_SCALING")));
        if (!counts.isEmpty()) {
            draft.risk("Uses %d of the %d changes of the number of shards that a stream is allowed in 24 hours."
                    .formatted(counts.size(), ShardSteps.A_DAY));
        }
    }

    /** A stream that leaves on-demand mode keeps the shards that it has. */
    private int shardsNow() {
        return present.has("shardCount")
                ? present.path("shardCount").asInt()
                : draft.live().attributes().path("openShardCount").asInt(1);
    }

    /** Zero gives up what is kept ready; a provisioned stream has nothing of the kind. */
    private void warmth() {
        int wanted = draft.desired(StreamShape.WARM).asInt();
        if (draft.desired("streamMode").asText().equals(ON_DEMAND)
                && wanted != present.path(StreamShape.WARM).asInt()) {
            draft.settlingStep(
                    "kinesis:UpdateStreamWarmThroughput",
                    AwsCalls.tree().put("StreamARN", arn).put("WarmThroughputMiBps", wanted));
        }
    }

    private void retention() {
        int now = present.path(RETENTION).asInt();
        int wanted = draft.desired(RETENTION).asInt();
        if (wanted > now) {
            draft.settlingStep("kinesis:IncreaseStreamRetentionPeriod", input().put("RetentionPeriodHours", wanted));
        }
        if (wanted < now) {
            draft.settlingStep("kinesis:DecreaseStreamRetentionPeriod", input().put("RetentionPeriodHours", wanted));
            draft.lose("Records older than %d hours are lost: the retention period goes down from %d hours."
                    .formatted(wanted, now));
        }
    }

    private void monitoring() {
        Set<String> now = StreamShape.metrics(present.path("shardLevelMetrics"));
        Set<String> wanted = StreamShape.metrics(draft.desired("shardLevelMetrics"));
        metrics("kinesis:DisableEnhancedMonitoring", now, wanted);
        metrics("kinesis:EnableEnhancedMonitoring", wanted, now);
    }

    private void metrics(String operation, Set<String> those, Set<String> without) {
        Set<String> metrics = new TreeSet<>(those);
        metrics.removeAll(without);
        if (!metrics.isEmpty()) {
            ObjectNode input = input();
            input.set("ShardLevelMetrics", StreamShape.texts(metrics));
            draft.settlingStep(operation, input);
        }
    }

    private void encryption() {
        JsonNode now = present.path("encryption");
        JsonNode wanted = draft.desired("encryption");
        if (wanted.isObject() && !wanted.equals(now)) {
            draft.settlingStep("kinesis:StartStreamEncryption", key(wanted));
        }
        if (wanted instanceof MissingNode && now.isObject()) {
            draft.settlingStep("kinesis:StopStreamEncryption", key(now));
        }
    }

    private ObjectNode key(JsonNode encryption) {
        return input().put("EncryptionType", "KMS")
                .put("KeyId", encryption.path("keyId").asText());
    }

    private void recordSize() {
        int wanted = draft.desired("maxRecordSizeInKiB").asInt(StreamShape.SMALLEST_RECORD_LIMIT);
        if (wanted != present.path("maxRecordSizeInKiB").asInt(StreamShape.SMALLEST_RECORD_LIMIT)) {
            draft.settlingStep(
                    "kinesis:UpdateMaxRecordSize",
                    AwsCalls.tree().put("StreamARN", arn).put("MaxRecordSizeInKiB", wanted));
        }
    }
}
