package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Sets of the kinds of JSON values, as bits. A whole number is an integer however it is written. */
final class Kinds {
    static final int NULL = 1;
    static final int BOOLEAN = 1 << 1;
    static final int OBJECT = 1 << 2;
    static final int ARRAY = 1 << 3;
    static final int STRING = 1 << 4;
    static final int INTEGER = 1 << 5;
    static final int FRACTION = 1 << 6;
    static final int NUMBER = INTEGER | FRACTION;
    static final int ALL = (1 << 7) - 1;

    private static final int[] EACH = {NULL, BOOLEAN, OBJECT, ARRAY, STRING, INTEGER, FRACTION};

    private Kinds() {}

    /** The kinds that a schema's {@code type} allows. */
    static int of(SchemaNode schema) {
        JsonNode type = schema.get("type");
        if (type.isTextual()) {
            return named(type.textValue());
        }
        if (!type.isArray()) {
            return ALL;
        }
        int kinds = 0;
        for (JsonNode each : type) {
            kinds |= named(each.asText());
        }
        return kinds;
    }

    static int ofValue(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> NULL;
            case BOOLEAN -> BOOLEAN;
            case OBJECT, POJO -> OBJECT;
            case ARRAY -> ARRAY;
            case STRING, BINARY -> STRING;
            case NUMBER -> Numbers.isWhole(value.decimalValue()) ? INTEGER : FRACTION;
        };
    }

    static List<Integer> each(int kinds) {
        List<Integer> each = new ArrayList<>();
        for (int kind : EACH) {
            if ((kinds & kind) != 0) {
                each.add(kind);
            }
        }
        return each;
    }

    /** As the language writes them. */
    static String text(int kinds) {
        List<String> names = new ArrayList<>();
        for (int kind : each((kinds & NUMBER) == NUMBER ? kinds & ~INTEGER : kinds)) {
            names.add(name(kind));
        }
        return kinds == ALL ? "any type" : String.join(" or ", names);
    }

    private static String name(int kind) {
        return switch (kind) {
            case NULL -> "null";
            case BOOLEAN -> "boolean";
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case INTEGER -> "integer";
            default -> "number";
        };
    }

    private static int named(String name) {
        return switch (name) {
            case "null" -> NULL;
            case "boolean" -> BOOLEAN;
            case "object" -> OBJECT;
            case "array" -> ARRAY;
            case "string" -> STRING;
            case "integer" -> INTEGER;
            case "number" -> NUMBER;
            default -> 0;
        };
    }
}
