package dev.weir.local.glue.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Page;
import dev.weir.local.operation.Trees;

/** The operations on job runs. */
final class JobRuns {
    private static final int PAGE = 200;

    private final JobStore store;
    private final JobExecutions executions;

    JobRuns(JobStore store, JobExecutions executions) {
        this.store = store;
        this.executions = executions;
    }

    void addTo(Operations operations) {
        operations
                .onAtOnce("StartJobRun", this::start)
                .onAtOnce("GetJobRun", this::get)
                .onAtOnce("GetJobRuns", this::list)
                .onAtOnce("BatchStopJobRun", this::stop);
    }

    private ObjectNode start(ObjectNode input, Caller caller) {
        String name = input.path("JobName").asText();
        ObjectNode job = store.find(caller, name)
                .orElseThrow(() -> GlueErrors.notFound("Failed to start job run due to missing metadata"));
        JobRules.checkCapacity(input);
        checkConcurrency(job, caller);
        return Trees.object().put("JobRunId", executions.start(job, input, caller));
    }

    private void checkConcurrency(ObjectNode job, Caller caller) {
        String name = job.path("Name").asText();
        long unfinished = store.runs(caller, name).stream()
                .filter(run -> JobRunState.of(run).unfinished())
                .count();
        if (unfinished
                >= job.path("ExecutionProperty").path("MaxConcurrentRuns").asInt()) {
            throw new AwsException("ConcurrentRunsExceededException", "Concurrent runs exceeded for " + name);
        }
    }

    private ObjectNode get(ObjectNode input, Caller caller) {
        ObjectNode answer = Trees.object();
        String job = input.path("JobName").asText();
        store.job(caller, job);
        answer.set(
                "JobRun",
                store.run(caller, job, input.path("RunId").asText())
                        .orElseThrow(() -> GlueErrors.notFound("Job run %s of job %s not found."
                                .formatted(input.path("RunId").asText(), job))));
        return answer;
    }

    private ObjectNode list(ObjectNode input, Caller caller) {
        String job = input.path("JobName").asText();
        store.job(caller, job);
        return Page.of(store.runs(caller, job), input, PAGE, GlueErrors.INVALID_INPUT)
                .answer("JobRuns");
    }

    private ObjectNode stop(ObjectNode input, Caller caller) {
        String job = input.path("JobName").asText();
        ObjectNode answer = Trees.object();
        ArrayNode submitted = answer.putArray("SuccessfulSubmissions");
        ArrayNode errors = answer.putArray("Errors");
        for (JsonNode id : input.path("JobRunIds")) {
            ObjectNode item = Trees.object().put("JobName", job).put("JobRunId", id.asText());
            try {
                executions.stop(job, id.asText(), caller);
                submitted.add(item);
            } catch (AwsException refused) {
                item.putObject("ErrorDetail")
                        .put("ErrorCode", refused.code())
                        .put("ErrorMessage", refused.getMessage());
                errors.add(item);
            }
        }
        return answer;
    }
}
