package dev.weir.aws.kinesis;

import static dev.weir.aws.kinesis.StreamShape.ON_DEMAND;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.aws.kind.Aws;
import dev.weir.aws.kind.Draft;
import dev.weir.aws.kind.Found;
import dev.weir.aws.kind.Part;
import dev.weir.aws.kind.TaggedKind;
import dev.weir.aws.kind.Tags;
import dev.weir.aws.kind.Trees;
import dev.weir.aws.rule.Mistakes;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.ProviderException.Category;
import dev.weir.spi.Settling;
import dev.weir.spi.Step;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The kind {@code streams}. */
public final class Streams extends TaggedKind implements Settling {
    private static final String DESCRIBE = "kinesis:DescribeStreamSummary";
    private static final String POLICY = "resourcePolicy";
    private static final String READ_POLICY = "kinesis:GetResourcePolicy";
    private static final String DELETING = "DELETING";

    /** Up to this many streams are polled one by one; above, listing all of them costs fewer calls. */
    private static final int FEW = 3;

    public Streams(Aws aws) {
        super(aws, "kinesis/streams");
    }

    @Override
    protected List<Found> find(Collection<Identity> identities) {
        return calls()
                .each(identities, identity -> describe(identity)
                        .filter(summary -> !status(summary).equals(DELETING))
                        .map(this::found))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<JsonNode> describe(Identity identity) {
        return ifPresent(DESCRIBE, input().put("StreamName", identity.name()), identity)
                .map(output -> output.path("StreamDescriptionSummary"));
    }

    private static String status(JsonNode summary) {
        return summary.path("StreamStatus").asText();
    }

    private Found found(JsonNode summary) {
        Identity identity = identity(summary.path("StreamName").asText());
        ObjectNode attributes = input();
        if (StreamShape.mode(summary).equals(ON_DEMAND)) {
            attributes.put("openShardCount", summary.path("OpenShardCount").asInt());
        }
        return new Found(identity, StreamShape.properties(summary), attributes);
    }

    @Override
    protected List<Part> parts() {
        return List.of(Part.declared(POLICY, this::policy));
    }

    /** A stream without a policy answers an empty one. */
    private JsonNode policy(Live live) {
        ObjectNode input =
                input().put("ResourceARN", live.attributes().path("arn").asText());
        return ifPresent(READ_POLICY, input, live.identity())
                .flatMap(output -> Trees.parse(output.path("Policy").asText()))
                .orElse(MissingNode.getInstance());
    }

    @Override
    protected List<Identity> all() {
        return list().keySet().stream().map(this::identity).toList();
    }

    private Map<String, String> list() {
        Map<String, String> statuses = new HashMap<>();
        calls().all("kinesis:ListStreams", input(), "NextToken", "StreamSummaries")
                .forEach(stream -> statuses.put(stream.path("StreamName").asText(), status(stream)));
        return statuses;
    }

    @Override
    protected Optional<Step> tagReading(Identity identity, String arn) {
        return Optional.of(Step.of("kinesis:ListTagsForStream", input().put("StreamName", identity.name())));
    }

    @Override
    protected String indexedType() {
        return "kinesis:stream";
    }

    @Override
    protected Optional<Identity> identityIn(String arn) {
        int at = arn.indexOf(":stream/");
        String name = at < 0 ? "" : arn.substring(at + ":stream/".length());
        return name.isEmpty() || name.contains("/") ? Optional.empty() : Optional.of(identity(name));
    }

    @Override
    protected ObjectNode expand(ObjectNode desired, Draft draft) {
        if (desired.has("shardLevelMetrics")) {
            desired.set("shardLevelMetrics", StreamShape.texts(StreamShape.metrics(desired.path("shardLevelMetrics"))));
        }
        if (desired.path(POLICY).isTextual()) {
            Trees.parse(desired.path(POLICY).asText()).ifPresent(policy -> desired.set(POLICY, policy));
        }
        return desired;
    }

    @Override
    protected void rules(ObjectNode desired, Mistakes mistakes) {
        if (desired.path("streamMode").asText().equals(ON_DEMAND) && desired.has("shardCount")) {
            mistakes.error(
                    "/shardCount",
                    "An on-demand stream has no shard count",
                    "Kinesis chooses the number of shards in mode ON_DEMAND. Remove shardCount, or set streamMode to"
                            + " PROVISIONED.");
        }
        if (!desired.path("streamMode").asText().equals(ON_DEMAND) && desired.has(StreamShape.WARM)) {
            mistakes.error(
                    "/" + StreamShape.WARM,
                    "A provisioned stream has no warm throughput",
                    "Kinesis keeps throughput ready for on-demand streams only. Remove " + StreamShape.WARM
                            + ", or set streamMode to ON_DEMAND.");
        }
    }

    @Override
    protected void create(Draft draft) {
        ObjectNode input = input().put("StreamName", draft.identity().name());
        ObjectNode created = input().put("retentionPeriodHours", 24);
        for (String member : List.of("streamMode", "shardCount", "maxRecordSizeInKiB", StreamShape.WARM)) {
            if (draft.desired().has(member)) {
                created.set(member, draft.desired(member));
            }
        }
        if (draft.desired().has("shardCount")) {
            input.set("ShardCount", draft.desired("shardCount"));
        }
        input.putObject("StreamModeDetails").set("StreamMode", draft.desired("streamMode"));
        if (draft.desired("maxRecordSizeInKiB").asInt(StreamShape.SMALLEST_RECORD_LIMIT)
                > StreamShape.SMALLEST_RECORD_LIMIT) {
            input.set("MaxRecordSizeInKiB", draft.desired("maxRecordSizeInKiB"));
        }
        if (draft.desired().has(StreamShape.WARM)) {
            input.set("WarmThroughputMiBps", draft.desired(StreamShape.WARM));
        }
        if (!intendedTags(draft).isEmpty()) {
            input.set("Tags", Tags.map(intendedTags(draft)));
        }
        draft.settlingStep("kinesis:CreateStream", input);
        tagAgain(draft);
        new StreamChanges(draft, created).addSteps();
        policySteps(draft, false);
    }

    @Override
    protected void update(Draft draft) {
        updateTags(draft);
        new StreamChanges(draft, draft.live().properties()).addSteps();
        policySteps(draft, draft.live().properties().has(POLICY));
    }

    private static void policySteps(Draft draft, boolean exists) {
        ObjectNode input =
                input().put("ResourceARN", draft.attributes().path("arn").asText());
        if (!draft.changes(POLICY)) {
            return;
        }
        JsonNode policy = draft.desired(POLICY);
        if (policy.isMissingNode()) {
            if (exists) {
                draft.step("kinesis:DeleteResourcePolicy", input);
            }
        } else {
            String text = policy.isTextual() ? policy.asText() : Trees.print(policy);
            draft.step("kinesis:PutResourcePolicy", input.put("Policy", text));
        }
    }

    @Override
    protected void retag(
            Draft draft, SortedMap<String, String> set, List<String> remove, SortedMap<String, String> all) {
        String name = draft.identity().name();
        if (!remove.isEmpty()) {
            ObjectNode input = input().put("StreamName", name);
            remove.forEach(input.putArray("TagKeys")::add);
            draft.step("kinesis:RemoveTagsFromStream", input);
        }
        if (!set.isEmpty()) {
            ObjectNode input = input().put("StreamName", name);
            input.set("Tags", Tags.map(set));
            draft.step("kinesis:AddTagsToStream", input);
        }
    }

    @Override
    protected void delete(Draft draft) {
        draft.lose("The records in stream " + draft.identity().name() + " are lost, and its consumers deregistered.");
        draft.settlingDeletionStep(
                "kinesis:DeleteStream",
                input().put("StreamName", draft.identity().name()).put("EnforceConsumerDeletion", true));
    }

    @Override
    protected boolean isLeaving(Identity identity) {
        return describe(identity)
                .filter(summary -> status(summary).equals(DELETING))
                .isPresent();
    }

    @Override
    public ObjectNode execute(Identity identity, Step step) {
        try {
            return super.execute(identity, step);
        } catch (AwsFailure failure) {
            boolean isRepeated = failure.is(Category.INVALID) || failure.is(Category.CONFLICT);
            if (isRepeated
                    && describe(identity).filter(now -> isEffective(step, now)).isPresent()) {
                return AwsCalls.tree();
            }
            throw failure;
        }
    }

    /** Kinesis refuses to set what is set already, so a repeated step must look for its effect. */
    private static boolean isEffective(Step step, JsonNode summary) {
        JsonNode input = step.input();
        return switch (step.action()) {
            case "UpdateShardCount" ->
                summary.path("OpenShardCount").asInt()
                        == input.path("TargetShardCount").asInt();
            case "IncreaseStreamRetentionPeriod", "DecreaseStreamRetentionPeriod" ->
                summary.path("RetentionPeriodHours").asInt()
                        == input.path("RetentionPeriodHours").asInt();
            case "UpdateStreamMode" ->
                StreamShape.mode(summary)
                        .equals(input.path("StreamModeDetails")
                                .path("StreamMode")
                                .asText());
            case "UpdateStreamWarmThroughput" ->
                summary.path("WarmThroughput").path("TargetMiBps").asInt()
                        == input.path("WarmThroughputMiBps").asInt();
            case "DeleteStream" -> status(summary).equals(DELETING);
            default -> false;
        };
    }

    @Override
    public Map<Identity, State> settle(Collection<Pending> pending) {
        Map<String, String> statuses = pending.size() > FEW ? list() : describeEach(pending);
        Map<Identity, State> states = new HashMap<>();
        pending.forEach(one -> states.put(
                one.identity(),
                state(one, Optional.ofNullable(statuses.get(one.identity().name())))));
        return states;
    }

    private Map<String, String> describeEach(Collection<Pending> pending) {
        Map<String, String> statuses = new HashMap<>();
        pending.forEach(one -> describe(one.identity())
                .ifPresent(summary -> statuses.put(one.identity().name(), status(summary))));
        return statuses;
    }

    private static State state(Pending pending, Optional<String> status) {
        boolean isDeletion = pending.step().action().equals("DeleteStream");
        if (status.isEmpty()) {
            return isDeletion || !pending.step().action().equals("CreateStream")
                    ? gone(pending, isDeletion)
                    : new Underway("CREATING");
        }
        return status.get().equals("ACTIVE") && !isDeletion ? new Settled() : new Underway(status.get());
    }

    private static State gone(Pending pending, boolean isDeletion) {
        return isDeletion
                ? new Settled()
                : new Failed(Diagnostic.error(
                        "The stream has disappeared",
                        pending.identity() + " was deleted while "
                                + pending.step().operation() + " was under way. Plan again."));
    }
}
