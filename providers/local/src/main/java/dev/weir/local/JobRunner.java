package dev.weir.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.function.BooleanSupplier;

/** Executes what {@code StartJobRun} starts. */
@FunctionalInterface
public interface JobRunner {
    /**
     * Runs a job to its end. Called on a thread of its own.
     *
     * @param job the job as {@code GetJob} returns it, with the run's arguments merged into {@code DefaultArguments}
     * @param endpoint where this endpoint listens
     * @param region the region of the caller who started the run
     * @param stopped turns true once {@code BatchStopJobRun} asks the run to stop; a streaming job otherwise never ends
     * @throws Exception when the run fails; the message becomes the run's {@code ErrorMessage}
     */
    void run(JsonNode job, URI endpoint, String region, BooleanSupplier stopped) throws Exception;
}
