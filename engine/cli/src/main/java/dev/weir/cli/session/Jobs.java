package dev.weir.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.etl.PipelineSpec;
import dev.weir.etl.PipelineSpecs;
import dev.weir.spec.Resource;
import dev.weir.spi.ProviderException;

/** Jobs as they are at the endpoint. */
public final class Jobs {
    private Jobs() {}

    /**
     * The pipeline of a job as it was applied: what runs is what a plan has shown.
     *
     * @throws CommandFailure when the job was not applied yet, or has no pipeline
     */
    public static PipelineSpec pipeline(Cloud cloud, Resource job) {
        JsonNode arguments = live(cloud, job).path("Job").path("DefaultArguments");
        JsonNode pipeline = arguments.path(EmbeddedAws.PIPELINE_ARGUMENT);
        if (!pipeline.isTextual()) {
            throw new CommandFailure(
                    "The job has no pipeline",
                    job.address() + " is declared without 'pipeline', so there is nothing that Weir could run.");
        }
        return PipelineSpecs.parse(pipeline.asText());
    }

    private static JsonNode live(Cloud cloud, Resource job) {
        try {
            return cloud.provider()
                    .calls()
                    .call(
                            "glue:GetJob",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("JobName", job.identity().name()));
        } catch (ProviderException e) {
            if (e.category() == ProviderException.Category.NOT_FOUND) {
                throw new CommandFailure(
                        "The job does not exist yet",
                        job.address() + " is declared, but not applied. 'weir apply' makes it.");
            }
            throw e;
        }
    }
}
