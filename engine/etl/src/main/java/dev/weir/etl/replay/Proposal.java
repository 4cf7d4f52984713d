package dev.weir.etl.replay;

import static java.util.Objects.requireNonNull;

import dev.weir.contract.Mapping;
import dev.weir.contract.SchemaDefinition;
import dev.weir.etl.PipelineSpec;
import java.util.Optional;

/** A schema and a mapping that are not in force yet. */
public record Proposal(SchemaDefinition schema, Mapping mapping, Optional<PipelineSpec.Filter> filter) {
    public Proposal {
        requireNonNull(schema, "schema");
        requireNonNull(mapping, "mapping");
        requireNonNull(filter, "filter");
    }
}
