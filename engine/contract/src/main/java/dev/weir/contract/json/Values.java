package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/** Equality of instances, as the specification has it: numbers by value, objects without order. */
final class Values {
    private static final Comparator<JsonNode> BY_VALUE = (left, right) -> left.isNumber() && right.isNumber()
            ? left.decimalValue().compareTo(right.decimalValue())
            : left.equals(right) ? 0 : 1;

    private Values() {}

    static boolean equal(JsonNode one, JsonNode other) {
        return one.equals(BY_VALUE, other);
    }

    static boolean contains(Iterable<JsonNode> values, JsonNode value) {
        for (JsonNode each : values) {
            if (equal(each, value)) {
                return true;
            }
        }
        return false;
    }
}
