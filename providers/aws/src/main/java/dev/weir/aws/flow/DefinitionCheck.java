package dev.weir.aws.flow;

import dev.weir.contract.SchemaDefinitions;
import dev.weir.spi.DataFlow.Resource;

/** Checks that a schema's definition is one. */
final class DefinitionCheck {
    private final Findings findings;

    DefinitionCheck(Findings findings) {
        this.findings = findings;
    }

    void check(Resource schema) {
        Catalog.definition(schema.properties()).ifPresent(definition -> SchemaDefinitions.validate(definition)
                .ifPresent(problem -> findings.error(
                        schema,
                        "/definition",
                        "The definition is not valid",
                        "The registry does not accept this %s definition. %s"
                                .formatted(definition.format(), problem))));
    }
}
