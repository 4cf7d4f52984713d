package dev.weir.spec.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A compiled CEL expression. */
public final class CelProgram {
    private final String source;
    private final CelRuntime.Program program;
    private final List<Path> references;

    CelProgram(String source, CelRuntime.Program program, List<Path> references) {
        this.source = source;
        this.program = program;
        this.references = List.copyOf(references);
    }

    List<Path> references() {
        return references;
    }

    /**
     * The expression's value.
     *
     * @param scope the values of the roots that it names
     * @throws FaultException when it cannot be evaluated
     */
    public JsonNode evaluate(Map<String, JsonNode> scope) throws FaultException {
        Map<String, Object> values = new LinkedHashMap<>();
        scope.forEach((name, value) -> values.put(name, CelValues.fromTree(value)));
        try {
            return CelValues.toTree(program.eval(values), source);
        } catch (CelEvaluationException failed) {
            throw new FaultException(
                    0,
                    source.length(),
                    "Expression cannot be evaluated",
                    hasInexpressible(scope)
                            ? CelMessages.evaluation(failed) + " " + CelMessages.INEXPRESSIBLE
                            : CelMessages.evaluation(failed));
        }
    }

    /** Whether the expression names a number that it cannot calculate with; the number itself may be a secret. */
    private boolean hasInexpressible(Map<String, JsonNode> scope) {
        return references.stream().anyMatch(path -> CelValues.hasInexpressible(value(path, scope)));
    }

    private static JsonNode value(Path path, Map<String, JsonNode> scope) {
        JsonNode value = scope.getOrDefault(path.root(), MissingNode.getInstance());
        for (Path.Step step : path.steps()) {
            switch (step) {
                case Path.Member member -> value = value.path(member.name());
                case Path.Element element -> value = value.path(element.index());
                case Path.Computed computed -> {
                    return value;
                }
            }
        }
        return value;
    }
}
