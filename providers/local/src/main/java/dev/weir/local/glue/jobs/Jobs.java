package dev.weir.local.glue.jobs;

import dev.weir.local.JobRunner;
import dev.weir.local.Store;
import dev.weir.local.glue.api.Roles;
import dev.weir.local.glue.api.Tags;
import dev.weir.local.operation.Operations;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Jobs and their runs. */
public final class Jobs implements AutoCloseable {
    private final JobExecutions executions;
    private final Operations operations;

    /**
     * Jobs over their documents. Runs that an earlier process left unfinished become FAILED.
     *
     * @param runner executes what is started
     * @param endpoint where this endpoint listens; asked when a run starts
     */
    public Jobs(Store store, Tags tags, Roles roles, JobRunner runner, Supplier<URI> endpoint, InstantSource clock) {
        operations = new Operations("glue", store);
        JobStore documents = new JobStore(store);
        executions = new JobExecutions(documents, runner, endpoint, clock);
        new JobDefinitions(documents, tags, roles, clock).addTo(operations);
        new JobRuns(documents, executions).addTo(operations);
        tags.accept("job", (caller, name) -> documents.find(caller, name).isPresent());
    }

    public Operations operations() {
        return operations;
    }

    public boolean isWorking() {
        return executions.isWorking();
    }

    @Override
    public void close() {
        executions.close();
    }
}
