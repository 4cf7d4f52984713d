package dev.weir.local.glue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.AwsException;
import dev.weir.local.JobRunner;
import dev.weir.local.model.ServiceModel;
import dev.weir.local.model.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobsTest {
    private static final String JOB =
            "Name:'j',Role:'arn:aws:iam::123456789012:role/glue',Command:{Name:'gluestreaming',ScriptLocation:'s3://b/s.py'}";
    private static final JobRunner UNTIL_STOPPED = (job, endpoint, region, stopped) -> {
        while (!stopped.getAsBoolean()) {
            Thread.onSpinWait();
        }
    };

    @TempDir
    Path data;

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();

    @Test
    void aJobIsReadWithItsDefaults() {
        try (Glue glue = new Glue(data)) {
            glue.call("CreateJob", "{" + JOB + ",GlueVersion:'5.0',WorkerType:'G.2X',NumberOfWorkers:3}");
            JsonNode job = glue.call("GetJob", "{JobName:'j'}").path("Job");
            assertThat(job.path("MaxCapacity").asDouble()).isEqualTo(6);
            assertThat(job.path("ExecutionProperty").path("MaxConcurrentRuns").asInt())
                    .isEqualTo(1);
            assertThat(job.has("Timeout")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"G.12X, 24", "G.16X, 32", "R.1X, 2", "R.2X, 4", "R.4X, 8", "R.8X, 16", "G.025X, 0.5"})
    void everyTypeOfWorkerHasItsCapacity(String type, double capacity) {
        Shape workers = ServiceModel.load("glue").shapes().get("WorkerType");
        assertThat(workers.toString()).contains(type);
        try (Glue glue = new Glue(data)) {
            glue.call("CreateJob", "{" + JOB + ",GlueVersion:'6.0',WorkerType:'" + type + "',NumberOfWorkers:2}");
            JsonNode job = glue.call("GetJob", "{JobName:'j'}").path("Job");
            assertThat(job.path("MaxCapacity").asDouble()).isEqualTo(capacity);
        }
    }

    @ParameterizedTest
    @CsvSource({"6.0, 480", "5.0, 480", "4.0, 2880"})
    void aBatchJobHasTheTimeLimitOfItsVersion(String version, int minutes) {
        try (Glue glue = new Glue(data)) {
            glue.call("CreateJob", "{" + JOB.replace("gluestreaming", "glueetl") + ",GlueVersion:'" + version + "'}");
            assertThat(glue.call("GetJob", "{JobName:'j'}")
                            .path("Job")
                            .path("Timeout")
                            .asInt())
                    .isEqualTo(minutes);
        }
    }

    @Test
    void capacityIsSaidInOneWayOnly() {
        try (Glue glue = new Glue(data)) {
            assertThat(glue.refusal("CreateJob", "{" + JOB + ",MaxCapacity:2,WorkerType:'G.1X',NumberOfWorkers:2}"))
                    .hasMessage("Please do not set Max Capacity if using Worker Type and Number of Workers.");
        }
    }

    @Test
    void anUnknownCommandOrVersionIsRefused() {
        try (Glue glue = new Glue(data)) {
            assertThat(glue.refusal("CreateJob", "{" + JOB.replace("gluestreaming", "spark") + "}")
                            .code())
                    .isEqualTo("InvalidInputException");
            assertThat(glue.refusal("CreateJob", "{" + JOB + ",GlueVersion:'9.9'}"))
                    .hasMessage("Glue version 9.9 is not supported.");
        }
    }

    @Test
    void aRoleThatGlueCannotAssumeIsRefused() {
        try (Glue glue = new Glue(data, UNTIL_STOPPED, (role, caller) -> false)) {
            AwsException refusal = glue.refusal("CreateJob", "{" + JOB + "}");
            assertThat(refusal.code()).isEqualTo("InvalidInputException");
            assertThat(refusal).hasMessageContaining("Service is unable to assume provided role");
        }
    }

    @Test
    void creatingAJobAgainIsIdempotentUnlessItDiffers() {
        try (Glue glue = new Glue(data)) {
            glue.call("CreateJob", "{" + JOB + "}");
            glue.call("CreateJob", "{" + JOB + "}");
            assertThat(glue.refusal("CreateJob", "{" + JOB + ",Description:'d'}")
                            .code())
                    .isEqualTo("IdempotentParameterMismatchException");
        }
    }

    @Test
    void anUpdateOverwritesEverything() {
        try (Glue glue = new Glue(data)) {
            glue.call("CreateJob", "{" + JOB + ",Description:'d',DefaultArguments:{'--a':'1'}}");
            glue.call(
                    "UpdateJob",
                    "{JobName:'j',JobUpdate:{Role:'glue',Command:{Name:'glueetl',ScriptLocation:'s3://b/t.py'}}}");
            JsonNode job = glue.call("GetJob", "{JobName:'j'}").path("Job");
            assertThat(job.has("Description")).isFalse();
            assertThat(job.has("DefaultArguments")).isFalse();
            assertThat(job.path("Command").path("ScriptLocation").asText()).isEqualTo("s3://b/t.py");
        }
    }

    @Test
    void deletingAJobThatIsNotThereIsNoError() {
        try (Glue glue = new Glue(data)) {
            assertThat(glue.call("DeleteJob", "{JobName:'nope'}")).isEqualTo(Glue.tree("{JobName:'nope'}"));
        }
    }

    @Test
    void batchGetTellsWhatIsMissing() {
        try (Glue glue = new Glue(data)) {
            glue.call("CreateJob", "{" + JOB + "}");
            JsonNode answer = glue.call("BatchGetJobs", "{JobNames:['j','nope']}");
            assertThat(answer.path("Jobs").findValuesAsText("Role")).hasSize(1);
            assertThat(answer.path("JobsNotFound"))
                    .isEqualTo(Glue.tree("{n:['nope']}").path("n"));
        }
    }

    @Test
    void aRunExecutesTheJobWithItsArgumentsMerged() throws Exception {
        try (Glue glue =
                new Glue(data, (job, endpoint, region, stopped) -> received.put(job), (role, caller) -> true)) {
            glue.call(
                    "CreateJob",
                    "{" + JOB + ",DefaultArguments:{'--a':'1','--b':'1'},NonOverridableArguments:{'--c':'1'}}");
            String id = start(glue, ",Arguments:{'--b':'2','--c':'2'}");
            assertThat(received.take().path("DefaultArguments"))
                    .isEqualTo(Glue.tree("{'--a':'1','--b':'2','--c':'1'}"));
            JsonNode run = await(glue, id, "SUCCEEDED");
            assertThat(run.path("Arguments")).isEqualTo(Glue.tree("{'--b':'2','--c':'2'}"));
            assertThat(id).matches("jr_[0-9a-f]{64}");
        }
    }

    @Test
    void aFailureKeepsItsMessage() throws Exception {
        JobRunner failing = (job, endpoint, region, stopped) -> {
            throw new IllegalStateException("no such stream");
        };
        try (Glue glue = new Glue(data, failing, (role, caller) -> true)) {
            glue.call("CreateJob", "{" + JOB + "}");
            assertThat(await(glue, start(glue, ""), "FAILED")
                            .path("ErrorMessage")
                            .asText())
                    .isEqualTo("no such stream");
        }
    }

    @Test
    void aFailedRunIsRetriedAsOftenAsTheJobAllows() throws Exception {
        CountDownLatch attempts = new CountDownLatch(3);
        JobRunner failing = (job, endpoint, region, stopped) -> {
            attempts.countDown();
            throw new IllegalStateException("again");
        };
        try (Glue glue = new Glue(data, failing, (role, caller) -> true)) {
            glue.call("CreateJob", "{" + JOB + ",MaxRetries:2}");
            String id = start(glue, "");
            attempts.await();
            JsonNode last = await(glue, id + "_attempt_2", "FAILED");
            assertThat(last.path("PreviousRunId").asText()).isEqualTo(id + "_attempt_1");
            assertThat(last.path("Attempt").asInt()).isEqualTo(2);
        }
    }

    @Test
    void aRunIsStopped() throws Exception {
        try (Glue glue = new Glue(data, UNTIL_STOPPED, (role, caller) -> true)) {
            glue.call("CreateJob", "{" + JOB + "}");
            String id = start(glue, "");
            JsonNode answer = glue.call("BatchStopJobRun", "{JobName:'j',JobRunIds:['" + id + "','jr_x']}");
            assertThat(answer.path("SuccessfulSubmissions").findValuesAsText("JobRunId"))
                    .containsExactly(id);
            assertThat(answer.path("Errors").findValuesAsText("JobRunId")).containsExactly("jr_x");
            await(glue, id, "STOPPED");
        }
    }

    @Test
    void aRunEndsAtItsTimeout() throws Exception {
        try (Glue glue = new Glue(data, UNTIL_STOPPED, (role, caller) -> true)) {
            glue.call("CreateJob", "{" + JOB + ",Timeout:5}");
            String id = start(glue, "");
            glue.clock.advance(Duration.ofMinutes(5));
            await(glue, id, "TIMEOUT");
        }
    }

    @Test
    void oneRunAtATimeUnlessTheJobAllowsMore() {
        try (Glue glue = new Glue(data, UNTIL_STOPPED, (role, caller) -> true)) {
            glue.call("CreateJob", "{" + JOB + "}");
            start(glue, "");
            AwsException refusal = glue.refusal("StartJobRun", "{JobName:'j'}");
            assertThat(refusal.code()).isEqualTo("ConcurrentRunsExceededException");
            assertThat(refusal).hasMessage("Concurrent runs exceeded for j");
        }
    }

    @Test
    void aRunThatTheProcessDidNotSurviveHasFailed() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        JobRunner deaf = (job, endpoint, region, stopped) -> never.await();
        Glue killed = new Glue(data, deaf, (role, caller) -> true);
        killed.call("CreateJob", "{" + JOB + "}");
        String id = start(killed, "");
        await(killed, id, "RUNNING");
        try (Glue glue = new Glue(data)) {
            JsonNode run =
                    glue.call("GetJobRun", "{JobName:'j',RunId:'" + id + "'}").path("JobRun");
            assertThat(run.path("JobRunState").asText()).isEqualTo("FAILED");
            assertThat(run.path("ErrorMessage").asText()).isNotEmpty();
        }
    }

    @Test
    void runsAreListedNewestFirst() throws Exception {
        try (Glue glue = new Glue(data)) {
            glue.call("CreateJob", "{" + JOB + "}");
            String first = start(glue, "");
            await(glue, first, "SUCCEEDED");
            glue.settle();
            String second = start(glue, "");
            await(glue, second, "SUCCEEDED");
            List<String> ids =
                    glue.call("GetJobRuns", "{JobName:'j'}").path("JobRuns").findValuesAsText("Id");
            assertThat(ids).containsExactly(second, first);
        }
    }

    private static String start(Glue glue, String more) {
        return glue.call("StartJobRun", "{JobName:'j'" + more + "}")
                .path("JobRunId")
                .asText();
    }

    private static JsonNode await(Glue glue, String id, String state) throws InterruptedException {
        JsonNode run;
        do {
            Thread.sleep(2);
            run = glue.call("GetJobRun", "{JobName:'j',RunId:'" + id + "'}").path("JobRun");
        } while (!run.path("JobRunState").asText().equals(state));
        return run;
    }
}
