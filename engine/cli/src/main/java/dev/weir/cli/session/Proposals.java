package dev.weir.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.contract.DataFormat;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.Mapping;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.SchemaException;
import dev.weir.etl.PipelineSpec;
import dev.weir.etl.replay.Proposal;
import dev.weir.spec.Resource;
import dev.weir.spec.Stack;
import dev.weir.spi.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the files of a stack say of a job, whether it has been applied or not. */
public final class Proposals {
    private final Cloud cloud;
    private final Stack stack;
    private final Resource job;

    /** The proposal for one job. */
    public Proposals(Cloud cloud, Stack stack, Resource job) {
        this.cloud = cloud;
        this.stack = stack;
        this.job = job;
    }

    /**
     * The schema and the mapping that the job declares.
     *
     * @throws CommandFailure when it declares no pipeline, or none over a table with a schema
     */
    public Proposal proposal() {
        JsonNode pipeline = pipeline();
        return new Proposal(schema(), mapping(pipeline.path("mapping")), filter(pipeline.path("filter")));
    }

    /** The stream that the job's records come from. */
    public String stream() {
        return table().properties().path("stream").asText();
    }

    private JsonNode pipeline() {
        JsonNode pipeline = job.properties().path("pipeline");
        if (!pipeline.path("from").isTextual()) {
            throw new CommandFailure(
                    "The job has no pipeline over a table",
                    job.address() + " is declared without 'pipeline: { from: ... }', so there is no mapping to try.");
        }
        return pipeline;
    }

    private Resource table() {
        String name = pipeline().path("from").asText();
        return declared("tables", name)
                .filter(table -> table.properties().path("schema").isTextual())
                .orElseThrow(() -> new CommandFailure(
                        "The pipeline's table has no schema",
                        "The table " + name + " is not declared in this stack with stream: and schema:."));
    }

    private Optional<Resource> declared(String kind, String identity) {
        return stack.resources().values().stream()
                .filter(resource -> resource.address().kind().equals(kind))
                .filter(resource -> resource.identity().name().equals(identity))
                .findFirst();
    }

    /** A schema that another stack declares is taken as it is registered. */
    private SchemaDefinition schema() {
        String name = table().properties().path("schema").asText();
        Optional<Resource> declared = declared("schemas", name);
        if (declared.isPresent()) {
            JsonNode properties = declared.get().properties();
            return definition(properties.path("dataFormat"), properties.path("definition"));
        }
        JsonNode latest = StreamRecords.latest(cloud, new Identity("schemas", name));
        return definition(latest.path("DataFormat"), latest.path("SchemaDefinition"));
    }

    private static SchemaDefinition definition(JsonNode format, JsonNode text) {
        return new SchemaDefinition(
                DataFormat.valueOf(format.asText()), text.isTextual() ? text.textValue() : text.toString());
    }

    private static Mapping mapping(JsonNode columns) {
        List<Mapping.Column> mapping = new ArrayList<>();
        for (JsonNode column : columns) {
            try {
                mapping.add(new Mapping.Column(
                        column.path("source").asText(),
                        column.path("target").asText(),
                        GlueTypes.parse(column.path("type").asText())));
            } catch (SchemaException noType) {
                throw new CommandFailure("The mapping has an unknown type", noType.getMessage());
            }
        }
        return new Mapping(mapping);
    }

    private static Optional<PipelineSpec.Filter> filter(JsonNode filter) {
        return filter.isObject()
                ? Optional.of(new PipelineSpec.Filter(
                        filter.path("field").asText(), filter.path("equalTo").asText()))
                : Optional.empty();
    }
}
