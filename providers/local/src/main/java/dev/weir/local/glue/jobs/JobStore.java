package dev.weir.local.glue.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.Store;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.glue.api.Names;
import java.util.List;
import java.util.Optional;

/** The documents of jobs and of their runs. */
final class JobStore {
    private static final String JOBS = "jobs";
    private static final String RUNS = "job-runs";
    private static final String KEY = "_key";

    private final Store store;

    JobStore(Store store) {
        this.store = store;
    }

    Optional<ObjectNode> find(Caller caller, String name) {
        return store.get(JOBS, Names.key(caller, name));
    }

    ObjectNode job(Caller caller, String name) {
        return find(caller, name).orElseThrow(() -> GlueErrors.notFound("Job with name: " + name + " not found."));
    }

    List<ObjectNode> jobs(Caller caller) {
        return store.list(JOBS, Names.prefix(caller));
    }

    void putJob(Caller caller, ObjectNode job) {
        store.put(JOBS, Names.key(caller, job.path("Name").asText()), job);
    }

    boolean deleteJob(Caller caller, String name) {
        store.list(RUNS, Names.prefix(caller, name))
                .forEach(run -> store.delete(RUNS, run.path(KEY).asText()));
        return store.delete(JOBS, Names.key(caller, name));
    }

    /** The runs of a job, newest first. */
    List<ObjectNode> runs(Caller caller, String job) {
        return store.list(RUNS, Names.prefix(caller, job)).reversed().stream()
                .map(JobStore::withoutKey)
                .toList();
    }

    /** The runs of all jobs that some process left unfinished. */
    List<ObjectNode> unfinished() {
        return store.list(RUNS).stream()
                .filter(run -> JobRunState.of(run).unfinished())
                .toList();
    }

    Optional<ObjectNode> run(Caller caller, String job, String id) {
        return runs(caller, job).stream()
                .filter(run -> run.path("Id").asText().equals(id))
                .findFirst();
    }

    void putRun(Caller caller, ObjectNode run) {
        String key = key(caller, run);
        store.put(RUNS, key, run.deepCopy().put(KEY, key));
    }

    /** Writes down what has become of a run. */
    void report(Caller caller, ObjectNode run) {
        String key = key(caller, run);
        store.putEventually(RUNS, key, run.deepCopy().put(KEY, key));
    }

    private static String key(Caller caller, ObjectNode run) {
        return Names.key(
                caller,
                run.path("JobName").asText(),
                "%015d".formatted(Math.round(run.path("StartedOn").asDouble() * 1000)),
                run.path("Id").asText());
    }

    /** Writes back a run that {@link #unfinished} found. */
    void finish(ObjectNode run) {
        store.putEventually(RUNS, run.path(KEY).asText(), run);
    }

    private static ObjectNode withoutKey(ObjectNode run) {
        run.remove(KEY);
        return run;
    }
}
