package dev.weir.spec.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trees as CEL's values and back. */
final class CelValues {
    /** Beyond it a floating-point number no longer tells whole numbers apart. */
    private static final double LARGEST_EXACT = 1L << 53;

    private static final int LARGEST_TEXT = 1 << 20;

    private CelValues() {}

    static Object fromTree(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            case ARRAY -> list(node);
            case OBJECT -> map(node);
            case NULL, MISSING -> NullValue.NULL_VALUE;
            case BINARY, POJO -> throw new IllegalArgumentException("no JSON value: " + node.getNodeType());
        };
    }

    /**
     * A number that none of CEL's types holds: whole and beyond 64 bits, or with more digits than a double has. It can be
     * passed on, and is no operand: CEL has no operator for it, whereas a nearby number would be calculated with silently.
     */
    private record Exact(JsonNode number) {}

    private static Object number(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? (Object) node.longValue() : new Exact(node);
        }
        return isDouble(node.decimalValue()) ? (Object) node.doubleValue() : new Exact(node);
    }

    /** Whether a double stands for this number and no other. */
    static boolean isDouble(BigDecimal number) {
        double nearest = number.doubleValue();
        return Double.isFinite(nearest) && BigDecimal.valueOf(nearest).compareTo(number) == 0;
    }

    /** Whether a tree has a number that is no operand. */
    static boolean hasInexpressible(JsonNode node) {
        return node.isNumber()
                ? number(node) instanceof Exact
                : node.valueStream().anyMatch(CelValues::hasInexpressible);
    }

    private static List<Object> list(JsonNode array) {
        List<Object> list = new ArrayList<>();
        array.forEach(element -> list.add(fromTree(element)));
        return list;
    }

    private static Map<String, Object> map(JsonNode object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.properties().forEach(member -> map.put(member.getKey(), fromTree(member.getValue())));
        return map;
    }

    static JsonNode toTree(Object value, String source) throws FaultException {
        return switch (value) {
            case String text -> text(text, source);
            case Boolean flag -> BooleanNode.valueOf(flag);
            case Long number -> whole(number);
            case Double number -> decimal(number, source);
            case Exact exact -> exact.number();
            case List<?> list -> array(list, source);
            case Map<?, ?> map -> object(map, source);
            case NullValue ignored -> NullNode.getInstance();
            case com.google.protobuf.NullValue ignored -> NullNode.getInstance();
            default ->
                throw fault(source, "The result of the expression is not a JSON value. Convert it with string(...).");
        };
    }

    private static JsonNode text(String text, String source) throws FaultException {
        if (text.length() > LARGEST_TEXT) {
            throw fault(source, "The result of the expression is a string of more than 1 MiB.");
        }
        return TextNode.valueOf(text);
    }

    private static JsonNode whole(long number) {
        return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
    }

    private static JsonNode decimal(double number, String source) throws FaultException {
        if (!Double.isFinite(number)) {
            throw fault(source, "The expression yields " + number + ", which is not a number in YAML.");
        }
        return number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT
                ? whole((long) number)
                : DecimalNode.valueOf(BigDecimal.valueOf(number));
    }

    private static JsonNode array(List<?> list, String source) throws FaultException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Object element : list) {
            array.add(toTree(element, source));
        }
        return array;
    }

    private static JsonNode object(Map<?, ?> map, String source) throws FaultException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            object.set(entry.getKey().toString(), toTree(entry.getValue(), source));
        }
        return object;
    }

    private static FaultException fault(String source, String detail) {
        return new FaultException(0, source.length(), "Expression has no usable value", detail);
    }
}
