package dev.weir.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.aws.client.Spelling;
import dev.weir.spi.KindSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares the bounds of a kind's properties with those of the members of the API that they become. */
final class Bounds {
    /** Patterns of the API that allow any text of one line or more. */
    private static final Pattern ANY_TEXT = Pattern.compile("\\.\\*|\\[\\\\u0020.*|\\[\\\\s\\\\S]\\*|.*\\\\S.*");

    private final JsonNode shapes;
    private final List<String> found = new ArrayList<>();

    private Bounds(JsonNode shapes) {
        this.shapes = shapes;
    }

    /** What a schema allows and a shape of the API does not, a sentence each. */
    static List<String> beyond(JsonNode shapes, String shape, String place, JsonNode schema) {
        Bounds bounds = new Bounds(shapes);
        bounds.compare(place, schema, shape);
        return bounds.found;
    }

    private void compare(String place, JsonNode schema, String name) {
        JsonNode shape = shapes.path(name);
        switch (shape.path("type").asText()) {
            case "integer" -> whole(place, schema, shape, Integer.MAX_VALUE);
            case "long" -> whole(place, schema, shape, Long.MAX_VALUE);
            case "float", "double" -> {
                atLeast(place, schema, "minimum", shape.path("min"));
                atMost(place, schema, "maximum", shape.path("max"));
            }
            case "string" -> text(place, schema, shape);
            case "list" -> {
                atLeast(place, schema, "minItems", shape.path("min"));
                atMost(place, schema, "maxItems", shape.path("max"));
                compare(place + "[]", schema.path("items"), member(shape.path("member")));
            }
            case "map" -> {
                text(place + " keys", schema.path("propertyNames"), shapes.path(member(shape.path("key"))));
                compare(place + " values", schema.path("additionalProperties"), member(shape.path("value")));
            }
            case "structure" -> structure(place, schema, shape);
            default -> {}
        }
    }

    private static String member(JsonNode member) {
        return member.path("shape").asText();
    }

    private void structure(String place, JsonNode schema, JsonNode shape) {
        shape.path("members").properties().forEach(entry -> {
            String property = Spelling.CAMEL.of(entry.getKey());
            JsonNode known = schema.path("properties").path(property);
            if (!known.isMissingNode() && !property.equals("tags")) {
                compare(place + "." + property, known, member(entry.getValue()));
            }
        });
    }

    private void whole(String place, JsonNode schema, JsonNode shape, long largest) {
        JsonNode most =
                shape.path("max").isMissingNode() ? JsonNodeFactory.instance.numberNode(largest) : shape.path("max");
        atMost(place, schema, "maximum", most);
        atLeast(place, schema, "minimum", shape.path("min"));
    }

    private void text(String place, JsonNode schema, JsonNode shape) {
        JsonNode values = shape.path("enum");
        if (!schema.has("enum")) {
            atLeast(place, schema, "minLength", shape.path("min"));
            atMost(place, schema, "maxLength", shape.path("max"));
            if (!values.isMissingNode()) {
                found.add(place + " takes any text, the API one of " + values);
            }
            String pattern = shape.path("pattern").asText(".*");
            boolean isChecked =
                    schema.has("pattern") || KindSchema.reference(schema).isPresent();
            if (!isChecked && !ANY_TEXT.matcher(pattern).matches()) {
                found.add(place + " takes any text, the API " + pattern);
            }
        }
    }

    private void atMost(String place, JsonNode schema, String keyword, JsonNode most) {
        if (most.isNumber()
                && !(schema.path(keyword).isNumber()
                        && schema.path(keyword).decimalValue().compareTo(most.decimalValue()) <= 0)) {
            found.add(place + " needs " + keyword + " " + most + " or less");
        }
    }

    private void atLeast(String place, JsonNode schema, String keyword, JsonNode least) {
        boolean isImplied =
                !least.isNumber() || (keyword.startsWith("min") && !keyword.equals("minimum") && least.asLong() == 0);
        if (!isImplied
                && !(schema.path(keyword).isNumber()
                        && schema.path(keyword).decimalValue().compareTo(least.decimalValue()) >= 0)) {
            found.add(place + " needs " + keyword + " " + least + " or more");
        }
    }

    /** Whole numbers without a least or a greatest value, wherever they go. */
    static Set<String> unbounded(String place, JsonNode schema) {
        Set<String> unbounded = new HashSet<>();
        if (schema.path("type").asText().equals("integer") && !(schema.has("minimum") && schema.has("maximum"))) {
            unbounded.add(place);
        }
        schema.path("properties")
                .properties()
                .forEach(entry -> unbounded.addAll(unbounded(place + "." + entry.getKey(), entry.getValue())));
        if (schema.has("items")) {
            unbounded.addAll(unbounded(place + "[]", schema.path("items")));
        }
        return unbounded;
    }
}
