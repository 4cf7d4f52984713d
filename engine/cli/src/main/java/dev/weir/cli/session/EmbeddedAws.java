package dev.weir.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.aws.client.AwsConfig;
import dev.weir.aws.client.AwsConnection;
import dev.weir.etl.PipelineSpecs;
import dev.weir.etl.Progress;
import dev.weir.etl.RunOptions;
import dev.weir.etl.run.PipelineRunner;
import dev.weir.local.server.LocalOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** How the embedded AWS is run here: its job runs are executed by the ETL runner, against the endpoint itself. */
public final class EmbeddedAws {
    /** The job argument that holds the pipeline as a document. */
    public static final String PIPELINE_ARGUMENT = "--weir-pipeline";

    private EmbeddedAws() {}

    public static LocalOptions options(Path data) {
        return LocalOptions.in(data).withJobs(EmbeddedAws::run);
    }

    private static void run(JsonNode job, URI endpoint, String region, BooleanSupplier stopped) {
        JsonNode pipeline = job.path("DefaultArguments").path(PIPELINE_ARGUMENT);
        if (!pipeline.isTextual()) {
            throw new IllegalArgumentException("The embedded AWS runs jobs that were declared with a pipeline; the job "
                    + job.path("Name").asText() + " has no argument " + PIPELINE_ARGUMENT
                    + ", and its script cannot be run here");
        }
        try (AwsConnection connection = new AwsConnection(AwsConfig.embedded(endpoint, region));
                DataPlane dataPlane = new DataPlane(connection)) {
            new PipelineRunner(PipelineSpecs.parse(pipeline.asText()), dataPlane.clients())
                    .run(RunOptions.following().withStopped(stopped), Progress.NONE);
        }
    }
}
