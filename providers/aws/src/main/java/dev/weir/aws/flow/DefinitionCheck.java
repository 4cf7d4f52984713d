package dev.weir.aws.flow;

import dev.weir.contract.SchemaDefinitions;
import dev.weir.contract.SchemaException;
import dev.weir.spi.DataFlow.Resource;
import dev.weir.spi.TextPosition;
import java.util.Optional;

/** Checks that a schema's definition is one. */
final class DefinitionCheck {
    private final Findings findings;

    DefinitionCheck(Findings findings) {
        this.findings = findings;
    }

    void check(Resource schema) {
        Catalog.definition(schema.properties()).ifPresent(definition -> SchemaDefinitions.problem(definition)
                .ifPresent(problem -> findings.error(
                        schema,
                        "/definition",
                        place(problem),
                        "The definition is not valid",
                        "The registry does not accept this %s definition. %s"
                                .formatted(definition.format(), problem.getMessage()))));
    }

    private static Optional<TextPosition> place(SchemaException problem) {
        return problem.line() > 0 && problem.column() > 0
                ? Optional.of(new TextPosition(problem.line(), problem.column()))
                : Optional.empty();
    }
}
