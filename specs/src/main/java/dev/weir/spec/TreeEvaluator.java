package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spec.source.Pointers;
import java.util.Map;
import java.util.Optional;

/** Evaluates a value that no schema describes. */
record TreeEvaluator(Map<String, Formula> formulas, FormulaEvaluator evaluator) {

    /** The value; empty when part of it cannot be told. */
    Optional<JsonNode> evaluate(JsonNode value, String pointer) {
        Formula formula = formulas.get(pointer);
        if (formula != null) {
            return evaluator.evaluate(formula, Optional.empty());
        }
        return switch (value) {
            case ObjectNode object -> object(object, pointer);
            case ArrayNode array -> array(array, pointer);
            default -> Optional.of(value);
        };
    }

    private Optional<JsonNode> object(ObjectNode object, String pointer) {
        ObjectNode evaluated = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> evaluate(member.getValue(), Pointers.member(pointer, member.getKey()))
                .ifPresent(value -> evaluated.set(member.getKey(), value)));
        return evaluated.size() == object.size() ? Optional.of(evaluated) : Optional.empty();
    }

    private Optional<JsonNode> array(ArrayNode array, String pointer) {
        ArrayNode evaluated = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < array.size(); i++) {
            evaluate(array.get(i), Pointers.element(pointer, i)).ifPresent(evaluated::add);
        }
        return evaluated.size() == array.size() ? Optional.of(evaluated) : Optional.empty();
    }
}
