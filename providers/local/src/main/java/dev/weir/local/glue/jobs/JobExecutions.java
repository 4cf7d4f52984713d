package dev.weir.local.glue.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.JobRunner;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.operation.Trees;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Executes the runs of jobs, each on a thread of its own, and keeps their documents up to date. */
final class JobExecutions implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final JobStore store;
    private final JobRunner runner;
    private final Supplier<URI> endpoint;
    private final InstantSource clock;
    private final Map<String, Execution> executions = new ConcurrentHashMap<>();

    JobExecutions(JobStore store, JobRunner runner, Supplier<URI> endpoint, InstantSource clock) {
        this.store = store;
        this.runner = runner;
        this.endpoint = endpoint;
        this.clock = clock;
        store.unfinished().forEach(this::giveUp);
    }

    /** Starts a run and returns its id. */
    String start(ObjectNode job, ObjectNode input, Caller caller) {
        return start(job, input, caller, 0, "jr_" + (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", ""));
    }

    /** Asks a run to stop. */
    void stop(String job, String id, Caller caller) {
        ObjectNode run = store.run(caller, job, id)
                .orElseThrow(() -> GlueErrors.notFound("Job run %s of job %s not found.".formatted(id, job)));
        Execution execution = executions.get(id);
        if (execution == null || !JobRunState.of(run).unfinished()) {
            throw GlueErrors.invalidInput(
                    "Job run %s is in state %s and cannot be stopped.".formatted(id, JobRunState.of(run)));
        }
        execution.stop();
    }

    boolean isWorking() {
        return !executions.isEmpty();
    }

    /** Asks all runs to stop and waits a little for them. */
    @Override
    public void close() {
        executions.values().forEach(Execution::stop);
        long deadline = System.nanoTime() + FAREWELL.toNanos();
        for (Execution execution : executions.values()) {
            execution.join(Duration.ofNanos(deadline - System.nanoTime()));
        }
    }

    private String start(ObjectNode job, ObjectNode input, Caller caller, int attempt, String id) {
        ObjectNode run = newRun(job, input, id).put("Attempt", attempt);
        if (attempt > 0) {
            run.put("PreviousRunId", previous(id, attempt));
        }
        store.putRun(caller, run);
        Execution execution = new Execution(job, input, run, caller);
        executions.put(id, execution);
        execution.thread.start();
        return id;
    }

    private static String previous(String id, int attempt) {
        String first = id.substring(0, id.indexOf("_attempt_"));
        return attempt == 1 ? first : first + "_attempt_" + (attempt - 1);
    }

    private ObjectNode newRun(ObjectNode job, ObjectNode input, String id) {
        double now = Trees.seconds(clock.instant());
        ObjectNode run = Trees.object();
        for (String member : new String[] {
            "JobMode",
            "Timeout",
            "MaxCapacity",
            "AllocatedCapacity",
            "WorkerType",
            "NumberOfWorkers",
            "GlueVersion",
            "ExecutionClass",
            "SecurityConfiguration",
            "NotificationProperty"
        }) {
            Trees.copy(job, run, member);
            Trees.copy(input, run, member);
        }
        run.set("Arguments", JobRules.arguments(Trees.object(), input.path("Arguments")));
        return run.put("Id", id)
                .put("JobName", job.path("Name").asText())
                .put("StartedOn", now)
                .put("LastModifiedOn", now)
                .put("LogGroupName", "/aws-glue/jobs")
                .put("ExecutionTime", 0)
                .put(JobRunState.MEMBER, JobRunState.STARTING.name());
    }

    private void giveUp(ObjectNode run) {
        run.put(JobRunState.MEMBER, JobRunState.FAILED.name())
                .put("ErrorMessage", "The embedded AWS stopped while the job was running.")
                .put("CompletedOn", Trees.seconds(clock.instant()));
        store.finish(run);
    }

    /** One run under way. */
    private final class Execution {
        private final ObjectNode job;
        private final ObjectNode input;
        private final ObjectNode run;
        private final Caller caller;
        private final Thread thread;
        private final long deadline;
        private volatile boolean stopping;
        private volatile boolean late;

        Execution(ObjectNode job, ObjectNode input, ObjectNode run, Caller caller) {
            this.job = job;
            this.input = input;
            this.run = run;
            this.caller = caller;
            long minutes = run.path("Timeout").asLong();
            deadline = minutes == 0
                    ? Long.MAX_VALUE
                    : clock.millis() + Duration.ofMinutes(minutes).toMillis();
            thread = Thread.ofPlatform()
                    .daemon()
                    .name("job-run " + job.path("Name").asText())
                    .unstarted(this::execute);
        }

        void stop() {
            synchronized (run) {
                if (JobRunState.of(run).unfinished()) {
                    stopping = true;
                    put(JobRunState.STOPPING);
                }
            }
        }

        void join(Duration most) {
            try {
                if (most.isPositive()) {
                    thread.join(most);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void execute() {
            synchronized (run) {
                if (!stopping) {
                    put(JobRunState.RUNNING);
                }
            }
            JobRunState outcome;
            try {
                runner.run(merged(), endpoint.get(), caller.region(), this::stopped);
                outcome = late ? JobRunState.TIMEOUT : stopping ? JobRunState.STOPPED : JobRunState.SUCCEEDED;
            } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError failure) {
                outcome = JobRunState.FAILED;
                run.put("ErrorMessage", message(failure));
            }
            finish(outcome);
        }

        private boolean stopped() {
            late |= clock.millis() >= deadline;
            return stopping || late;
        }

        private ObjectNode merged() {
            ObjectNode merged = job.deepCopy();
            merged.set("DefaultArguments", JobRules.arguments(job, input.path("Arguments")));
            return merged;
        }

        private void finish(JobRunState outcome) {
            synchronized (run) {
                run.put("CompletedOn", Trees.seconds(clock.instant()));
                put(outcome);
            }
            executions.remove(run.path("Id").asText());
            int attempt = run.path("Attempt").asInt();
            if (outcome == JobRunState.FAILED
                    && !stopping
                    && attempt < job.path("MaxRetries").asInt()) {
                String id = run.path("Id").asText();
                String first = attempt == 0 ? id : id.substring(0, id.indexOf("_attempt_"));
                start(job, input, caller, attempt + 1, first + "_attempt_" + (attempt + 1));
            }
        }

        private void put(JobRunState state) {
            double now = Trees.seconds(clock.instant());
            run.put(JobRunState.MEMBER, state.name()).put("LastModifiedOn", now).put("ExecutionTime", (int)
                    (now - run.path("StartedOn").asDouble()));
            if (store.find(caller, job.path("Name").asText()).isPresent()) {
                store.report(caller, run);
            }
        }

        private static String message(Throwable failure) {
            return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        }
    }
}
