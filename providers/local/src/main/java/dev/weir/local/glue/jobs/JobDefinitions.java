package dev.weir.local.glue.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.glue.api.Names;
import dev.weir.local.glue.api.Roles;
import dev.weir.local.glue.api.Tags;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Page;
import dev.weir.local.operation.Trees;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The operations on jobs, apart from their runs. */
final class JobDefinitions {
    private static final int PAGE = 1000;

    private final JobStore store;
    private final Tags tags;
    private final Roles roles;
    private final InstantSource clock;

    JobDefinitions(JobStore store, Tags tags, Roles roles, InstantSource clock) {
        this.store = store;
        this.tags = tags;
        this.roles = roles;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("CreateJob", this::create)
                .on("GetJob", this::get)
                .on("GetJobs", this::list)
                .on("BatchGetJobs", this::getMany)
                .on("ListJobs", this::listNames)
                .on("UpdateJob", this::update)
                .on("DeleteJob", this::delete)
                .on("GetJobBookmark", this::getBookmark)
                .on("ResetJobBookmark", this::resetBookmark);
    }

    private ObjectNode create(ObjectNode input, Caller caller) {
        String name = input.path("Name").asText();
        JobRules.check(input);
        tags.check(input.path("Tags"));
        roles.check(input.path("Role").asText(), caller);
        double now = Trees.seconds(clock.instant());
        ObjectNode job = input.deepCopy();
        job.remove("Tags");
        JobRules.completed(job).put("CreatedOn", now).put("LastModifiedOn", now);
        store.find(caller, name).ifPresent(earlier -> checkSame(job, earlier));
        store.putJob(caller, job);
        tags.put(Names.arn(caller, "job", name), input.path("Tags"));
        return Trees.object().put("Name", name);
    }

    /** Creating a job is idempotent, as long as nothing about it differs. */
    private static void checkSame(ObjectNode job, ObjectNode earlier) {
        job.set("CreatedOn", earlier.path("CreatedOn"));
        job.set("LastModifiedOn", earlier.path("LastModifiedOn"));
        if (!job.equals(earlier)) {
            throw new AwsException(
                    "IdempotentParameterMismatchException",
                    "Job with name " + job.path("Name").asText() + " already submitted with different configuration.");
        }
    }

    private ObjectNode get(ObjectNode input, Caller caller) {
        ObjectNode answer = Trees.object();
        answer.set("Job", store.job(caller, input.path("JobName").asText()));
        return answer;
    }

    private ObjectNode list(ObjectNode input, Caller caller) {
        return Page.of(store.jobs(caller), input, PAGE, GlueErrors.INVALID_INPUT)
                .answer("Jobs");
    }

    private ObjectNode getMany(ObjectNode input, Caller caller) {
        ObjectNode answer = Trees.object();
        ArrayNode found = answer.putArray("Jobs");
        ArrayNode missing = answer.putArray("JobsNotFound");
        for (JsonNode name : input.path("JobNames")) {
            store.find(caller, name.asText()).ifPresentOrElse(found::add, () -> missing.add(name));
        }
        return answer;
    }

    private ObjectNode listNames(ObjectNode input, Caller caller) {
        Map<String, String> wanted = Trees.map(input.path("Tags"));
        List<JsonNode> names = store.jobs(caller).stream()
                .map(job -> job.path("Name"))
                .filter(name -> tags.of(Names.arn(caller, "job", name.asText()))
                        .entrySet()
                        .containsAll(wanted.entrySet()))
                .toList();
        return Page.of(names, input, PAGE, GlueErrors.INVALID_INPUT).answer("JobNames");
    }

    private ObjectNode update(ObjectNode input, Caller caller) {
        String name = input.path("JobName").asText();
        ObjectNode earlier = store.job(caller, name);
        JobRules.check(input.path("JobUpdate"));
        roles.check(input.path("JobUpdate").path("Role").asText(), caller);
        ObjectNode job = JobRules.completed(input.path("JobUpdate").deepCopy())
                .put("Name", name)
                .put("LastModifiedOn", Trees.seconds(clock.instant()));
        job.set("CreatedOn", earlier.path("CreatedOn"));
        store.putJob(caller, job);
        return Trees.object().put("JobName", name);
    }

    /** Deletes a job; as the service, it does not mind one that is not there. */
    private ObjectNode delete(ObjectNode input, Caller caller) {
        String name = input.path("JobName").asText();
        store.deleteJob(caller, name);
        tags.remove(Names.arn(caller, "job", name));
        return Trees.object().put("JobName", name);
    }

    private ObjectNode getBookmark(ObjectNode input, Caller caller) {
        String name =
                store.job(caller, input.path("JobName").asText()).path("Name").asText();
        throw GlueErrors.notFound("Continuation for job " + name + " not found.");
    }

    private ObjectNode resetBookmark(ObjectNode input, Caller caller) {
        String name =
                store.job(caller, input.path("JobName").asText()).path("Name").asText();
        ObjectNode answer = Trees.object();
        answer.putObject("JobBookmarkEntry")
                .put("JobName", name)
                .put("Version", 0)
                .put("Run", 0)
                .put("Attempt", 0);
        return answer;
    }
}
