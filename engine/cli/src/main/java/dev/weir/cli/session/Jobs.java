package dev.weir.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.etl.PipelineSpec;
import dev.weir.etl.PipelineSpecs;
import dev.weir.spec.Resource;
import dev.weir.spi.ProviderException;
import java.util.Optional;

/** Jobs as they are at the endpoint. */
public final class Jobs {
    private Jobs() {}

    /**
     * The pipeline of a job as it was applied: what runs is what a plan has shown.
     *
     * @throws CommandFailure when the job was not applied yet, or has no pipeline
     */
    public static PipelineSpec pipeline(Cloud cloud, Resource job) {
        JsonNode live = live(cloud, job)
                .orElseThrow(() -> new CommandFailure(
                        "The job does not exist yet",
                        job.address() + " is declared, but not applied. 'weir apply' makes it."));
        return pipeline(live)
                .orElseThrow(() -> new CommandFailure(
                        "The job has no pipeline",
                        job.address() + " is declared without 'pipeline', so there is nothing that Weir could run."));
    }

    /** The same, if there is one. */
    public static Optional<PipelineSpec> applied(Cloud cloud, Resource job) {
        return live(cloud, job).flatMap(Jobs::pipeline);
    }

    private static Optional<PipelineSpec> pipeline(JsonNode live) {
        JsonNode pipeline = live.path("Job").path("DefaultArguments").path(EmbeddedAws.PIPELINE_ARGUMENT);
        return pipeline.isTextual() ? Optional.of(PipelineSpecs.parse(pipeline.asText())) : Optional.empty();
    }

    private static Optional<JsonNode> live(Cloud cloud, Resource job) {
        try {
            return Optional.of(cloud.provider()
                    .calls()
                    .call(
                            "glue:GetJob",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("JobName", job.identity().name())));
        } catch (ProviderException e) {
            if (e.category() == ProviderException.Category.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
