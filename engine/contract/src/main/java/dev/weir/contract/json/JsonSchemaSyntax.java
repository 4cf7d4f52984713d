package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The syntax that the meta-schemas of draft-04, 06 and 07 ask for. */
public final class JsonSchemaSyntax {
    private static final Set<String> TYPES =
            Set.of("null", "boolean", "object", "array", "number", "string", "integer");

    private static final Set<String> SCHEMA =
            Set.of("additionalItems", "additionalProperties", "contains", "propertyNames", "not", "if", "then", "else");
    private static final Set<String> SCHEMAS = Set.of("allOf", "anyOf", "oneOf");
    private static final Set<String> NAMED_SCHEMAS = Set.of("properties", "patternProperties", "definitions", "$defs");

    private static final Map<String, Shape> SHAPES = Map.ofEntries(
            Map.entry("$ref", new Shape("a string", JsonNode::isTextual)),
            Map.entry("$id", new Shape("a string", JsonNode::isTextual)),
            Map.entry("title", new Shape("a string", JsonNode::isTextual)),
            Map.entry("description", new Shape("a string", JsonNode::isTextual)),
            Map.entry("format", new Shape("a string", JsonNode::isTextual)),
            Map.entry("pattern", new Shape("a string", JsonNode::isTextual)),
            Map.entry("type", new Shape("a type's name or a list of them", JsonSchemaSyntax::isType)),
            Map.entry("enum", new Shape("a list with at least one value", node -> node.isArray() && !node.isEmpty())),
            Map.entry("required", new Shape("a list of names", JsonSchemaSyntax::isRequired)),
            Map.entry("minimum", new Shape("a number", JsonNode::isNumber)),
            Map.entry("maximum", new Shape("a number", JsonNode::isNumber)),
            Map.entry("exclusiveMinimum", new Shape("a number or a boolean", JsonSchemaSyntax::isLimit)),
            Map.entry("exclusiveMaximum", new Shape("a number or a boolean", JsonSchemaSyntax::isLimit)),
            Map.entry("multipleOf", new Shape("a number above 0", JsonSchemaSyntax::isPositive)),
            Map.entry("minLength", new Shape("a whole number from 0", JsonSchemaSyntax::isCount)),
            Map.entry("maxLength", new Shape("a whole number from 0", JsonSchemaSyntax::isCount)),
            Map.entry("minItems", new Shape("a whole number from 0", JsonSchemaSyntax::isCount)),
            Map.entry("maxItems", new Shape("a whole number from 0", JsonSchemaSyntax::isCount)),
            Map.entry("minProperties", new Shape("a whole number from 0", JsonSchemaSyntax::isCount)),
            Map.entry("maxProperties", new Shape("a whole number from 0", JsonSchemaSyntax::isCount)),
            Map.entry("uniqueItems", new Shape("a boolean", JsonNode::isBoolean)),
            Map.entry("dependencies", new Shape("an object", JsonNode::isObject)));

    private JsonSchemaSyntax() {}

    private record Shape(String name, Predicate<JsonNode> test) {}

    /** The first mistake, as a sentence that starts with its place; empty when there is none. */
    public static Optional<String> problem(JsonNode schema) {
        return schema(schema, "");
    }

    private static Optional<String> schema(JsonNode schema, String path) {
        if (schema.isBoolean()) {
            return Optional.empty();
        }
        if (!schema.isObject()) {
            return Optional.of("'%s' must be a schema: an object or a boolean.".formatted(path));
        }
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            Optional<String> problem =
                    keyword(keyword.getKey(), keyword.getValue(), Pointers.append(path, keyword.getKey()));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> keyword(String keyword, JsonNode value, String path) {
        Shape shape = SHAPES.get(keyword);
        if (shape != null) {
            return shape.test().test(value)
                    ? Optional.empty()
                    : Optional.of("'%s' must be %s.".formatted(path, shape.name()));
        }
        if (SCHEMA.contains(keyword)) {
            return schema(value, path);
        }
        if (SCHEMAS.contains(keyword)) {
            return value.isArray() && !value.isEmpty()
                    ? each(value, path)
                    : Optional.of("'%s' must be a list with at least one schema.".formatted(path));
        }
        if (NAMED_SCHEMAS.contains(keyword)) {
            return value.isObject()
                    ? named(value, path)
                    : Optional.of("'%s' must be an object of schemas.".formatted(path));
        }
        return keyword.equals("items") ? items(value, path) : Optional.empty();
    }

    private static Optional<String> items(JsonNode value, String path) {
        return value.isArray() ? each(value, path) : schema(value, path);
    }

    private static Optional<String> each(JsonNode schemas, String path) {
        for (int i = 0; i < schemas.size(); i++) {
            Optional<String> problem = schema(schemas.get(i), path + "/" + i);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> named(JsonNode schemas, String path) {
        for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
            Optional<String> problem = schema(schema.getValue(), Pointers.append(path, schema.getKey()));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static boolean isType(JsonNode node) {
        if (node.isTextual()) {
            return TYPES.contains(node.textValue());
        }
        boolean known = node.isArray() && !node.isEmpty();
        for (JsonNode type : node) {
            known &= TYPES.contains(type.asText());
        }
        return known;
    }

    private static boolean isRequired(JsonNode node) {
        boolean texts = node.isArray();
        for (JsonNode name : node) {
            texts &= name.isTextual();
        }
        // Inside a property's schema, draft-03 had a boolean here; it is common, and harmless.
        return texts || node.isBoolean();
    }

    private static boolean isLimit(JsonNode node) {
        return node.isNumber() || node.isBoolean();
    }

    private static boolean isPositive(JsonNode node) {
        return node.isNumber() && node.decimalValue().signum() > 0;
    }

    private static boolean isCount(JsonNode node) {
        return node.isNumber()
                && node.decimalValue().signum() >= 0
                && node.decimalValue().stripTrailingZeros().scale() <= 0;
    }
}
