package dev.weir.spec.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spi.Sensitive;
import java.util.ArrayList;
import java.util.List;

/** Values, types and places as people would say them. */
public final class Words {
    private static final int LONGEST = 60;

    private Words() {}

    /** A value that was found: {@code the text 'two'}, {@code the number 5}, {@code a list}. */
    public static String found(JsonNode value) {
        if (Sensitive.in(value)) {
            return "a sensitive value";
        }
        return switch (value.getNodeType()) {
            case STRING -> "the string '" + shortened(value.textValue()) + "'";
            case NUMBER -> "the number " + shortened(value.asText());
            case BOOLEAN -> value.asText();
            case ARRAY -> "a list";
            case OBJECT -> "a mapping";
            case NULL, MISSING -> "null";
            case BINARY, POJO -> "something else";
        };
    }

    /** A type of JSON Schema: {@code a whole number}. */
    public static String type(String name) {
        return switch (name) {
            case "string" -> "a string";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "object" -> "a mapping";
            case "null" -> "null";
            default -> name;
        };
    }

    /** The types that a schema's {@code type} allows: {@code a string or a list}. */
    public static String types(JsonNode type) {
        if (!type.isArray()) {
            return type(type.asText());
        }
        List<String> names = new ArrayList<>();
        type.forEach(name -> names.add(type(name.asText())));
        return String.join(" or ", names);
    }

    /** A JSON Pointer as a path: {@code mapping[0].type}. */
    public static String path(String pointer) {
        StringBuilder path = new StringBuilder();
        for (String part :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            if (!part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                path.append('[').append(part).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".")
                        .append(part.replace("~1", "/").replace("~0", "~"));
            }
        }
        return path.toString();
    }

    /** Values in quotes, separated by commas. */
    public static String quoted(Iterable<String> values) {
        List<String> quoted = new ArrayList<>();
        values.forEach(value -> quoted.add("'" + value + "'"));
        return String.join(", ", quoted);
    }

    static String shortened(String text) {
        String line = text.replace("\n", "\\n").replace("\r", "\\r");
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
