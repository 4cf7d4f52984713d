package dev.weir.aws.glue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.flow.SinkTable;
import dev.weir.aws.kind.Aws;
import dev.weir.aws.kind.Declared;
import dev.weir.aws.kind.Draft;
import dev.weir.aws.kind.EncryptionRules;
import dev.weir.aws.kind.Found;
import dev.weir.aws.kind.Trees;
import dev.weir.aws.rule.Mistakes;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The kind {@code jobs}.
 *
 * <p>Attribute {@code sink}: the table over what the job's pipeline writes. Attribute {@code kept}: members of the job that no property stands for. An update writes them back, because it replaces the
 * whole.
 */
public final class Jobs extends GlueKind {
    private static final ReadsByName READS = new ReadsByName(
            new ReadsByName.One("glue:GetJob", "JobName", "Job"),
            new ReadsByName.Many("glue:BatchGetJobs", "JobNames", "Jobs"));
    private static final String PINNED_VERSION = "5.0";
    private static final List<String> KEPT = List.of("logUri", "codeGenConfigurationNodes", "sourceControlDetails");
    private static final String SINK = "sink";

    /** Sent with every streaming job that declares none: what a missing timeout means changed with Glue 5.0. */
    private static final int NO_LIMIT = 0;

    private static final String CAPACITY = "maxCapacity";
    private static final Set<String> WORKERS = Set.of("workerType", "numberOfWorkers");
    private static final Set<String> SPARK = Set.of("glueetl", "gluestreaming");

    public Jobs(Aws aws) {
        super(aws, "glue/jobs", "job");
    }

    @Override
    protected List<Found> find(Collection<Identity> identities) {
        return READS.read(identities, this::ifPresent, calls()).stream()
                .map(this::found)
                .toList();
    }

    private Found found(JsonNode job) {
        ObjectNode output = input();
        output.set("Job", job);
        ObjectNode camel =
                (ObjectNode) AwsCalls.properties("glue:GetJob", output).path("job");
        ObjectNode properties = Trees.pick(camel, properties());
        if (WORKERS.stream().anyMatch(properties::has)) {
            properties.remove(CAPACITY);
        }
        Pipelines.restore(properties);
        ObjectNode attributes = input();
        SinkTable.of(properties.path(Pipelines.PROPERTY)).ifPresent(sink -> attributes.set(SINK, sink));
        ObjectNode kept = Trees.pick(camel, KEPT);
        if (!kept.isEmpty()) {
            attributes.set("kept", kept);
        }
        return new Found(identity(job.path("Name").asText()), properties, attributes);
    }

    private Collection<String> properties() {
        Collection<String> names = new TreeSet<>();
        schema().document().path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Override
    protected List<Identity> all() {
        return calls().all("glue:ListJobs", input(), "NextToken", "JobNames").stream()
                .map(name -> identity(name.asText()))
                .toList();
    }

    @Override
    protected ObjectNode expand(ObjectNode desired, Draft draft) {
        for (String arguments : List.of("defaultArguments", "nonOverridableArguments")) {
            desired.path(arguments)
                    .properties()
                    .forEach(entry ->
                            entry.setValue(desired.textNode(entry.getValue().asText())));
        }
        if (desired.has(Pipelines.PROPERTY)) {
            Pipelines.complete(desired, draft);
            SinkTable.of(desired.path(Pipelines.PROPERTY))
                    .ifPresent(sink -> draft.attributes().set(SINK, sink));
        }
        boolean isSpark = desired.has(Pipelines.PROPERTY)
                || SPARK.contains(desired.path("command").path("name").asText());
        if (isSpark && !desired.has("glueVersion")) {
            desired.put("glueVersion", PINNED_VERSION);
        }
        if (JobRules.isStreaming(desired) && !desired.has(JobRules.TIMEOUT)) {
            desired.put(JobRules.TIMEOUT, NO_LIMIT);
        }
        if (isSpark) {
            JobCapacity.spellOut(desired).ifPresent(draft::diagnose);
        }
        return desired;
    }

    @Override
    protected void rules(ObjectNode desired, Mistakes mistakes) {
        GlueVersion.check(desired.path("glueVersion"), mistakes);
        JobRules.check(desired, mistakes);
        EncryptionRules.check(
                desired.path(Pipelines.PROPERTY).path("to").path("encryption"), "/pipeline/to/encryption", mistakes);
        if (desired.has(CAPACITY) && WORKERS.stream().anyMatch(desired::has)) {
            mistakes.error(
                    "/" + CAPACITY,
                    "A job has workers or a capacity",
                    "maxCapacity excludes workerType and numberOfWorkers. Remove one of the two.");
        }
        if (desired.has(Pipelines.PROPERTY) && desired.has(Pipelines.COMMAND)) {
            mistakes.error(
                    "/" + Pipelines.COMMAND,
                    "A job has a pipeline or a command",
                    "A pipeline brings its own command. Remove command, or pipeline.");
        }
    }

    @Override
    protected ObjectNode comparable(Draft draft, Live live) {
        ObjectNode compared = live.properties().deepCopy();
        if (JobRules.isStreaming(compared) && !compared.has(JobRules.TIMEOUT)) {
            compared.put(JobRules.TIMEOUT, NO_LIMIT);
        }
        RoleNames.align(compared, draft);
        return compared;
    }

    @Override
    protected void create(Draft draft) {
        ObjectNode job = spelledOut(draft);
        job.remove("tags");
        draft.step("glue:CreateJob", tagged(AwsCalls.spell("glue:CreateJob", job), draft));
        if (draft.desired().has(Pipelines.PROPERTY)) {
            draft.risk(
                    "AWS Glue itself cannot run this pipeline before Weir's runner for Spark exists; the embedded AWS"
                            + " and `weir run` can.");
        }
    }

    private static ObjectNode spelledOut(Draft draft) {
        ObjectNode job = draft.desired().deepCopy();
        if (job.has(Pipelines.PROPERTY)) {
            Pipelines.spellOut(job);
        }
        return job;
    }

    @Override
    protected void update(Draft draft) {
        updateTags(draft);
        if (differsInTagsAlone(draft)) {
            return;
        }
        ObjectNode job = spelledOut(draft);
        job.remove(List.of("name", "tags"));
        keepWhatTheServiceChose(job, draft);
        ObjectNode input = input().put("jobName", draft.identity().name());
        input.set("jobUpdate", job);
        draft.step("glue:UpdateJob", AwsCalls.spell("glue:UpdateJob", input));
    }

    /** An update forgets what it does not send. */
    private void keepWhatTheServiceChose(ObjectNode job, Draft draft) {
        Collection<String> excluded = excluded(job, draft);
        for (String path : Declared.chosen(schema())) {
            JsonPointer place = JsonPointer.compile("/" + path);
            JsonNode value = draft.live().properties().at(place);
            boolean isChosen = !excluded.contains(path) && !draft.changes(path) && !value.isMissingNode();
            if (isChosen && job.at(place).isMissingNode() && job.at(place.head()) instanceof ObjectNode parent) {
                parent.set(place.last().getMatchingProperty(), value);
            }
        }
        draft.live().attributes().path("kept").properties().forEach(kept -> job.set(kept.getKey(), kept.getValue()));
    }

    /**
     * The service takes a type of workers and their number together or not at all, and chooses another capacity for another
     * command.
     */
    private static Collection<String> excluded(ObjectNode job, Draft draft) {
        if (draft.changes("command/name")) {
            return Set.of(CAPACITY, "workerType", "numberOfWorkers");
        }
        boolean areWorkersGone =
                WORKERS.stream().noneMatch(job::has) && WORKERS.stream().anyMatch(draft::changes);
        if (job.has(CAPACITY) || areWorkersGone) {
            return WORKERS;
        }
        return WORKERS.stream().anyMatch(job::has) ? Set.of(CAPACITY) : Set.of();
    }

    @Override
    protected void delete(Draft draft) {
        draft.deletionStep(
                "glue:DeleteJob", input().put("JobName", draft.identity().name()));
    }
}
