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

    /**
     * What is wrong where; the place is put together on the way out of it, because hardly any schema has a mistake.
     *
     * @param path a JSON Pointer from the schema in question
     */
    private record Problem(String path, String mustBe) {
        Problem inside(String name) {
            return new Problem(Pointers.append("", name) + path, mustBe);
        }
    }

    /** The first mistake, as a sentence that starts with its place; empty when there is none. */
    public static Optional<String> problem(JsonNode schema) {
        return schema(schema).map(problem -> "'%s' must be %s.".formatted(problem.path(), problem.mustBe()));
    }

    private static Optional<Problem> schema(JsonNode schema) {
        if (schema.isBoolean()) {
            return Optional.empty();
        }
        if (!schema.isObject()) {
            return mistake("a schema: an object or a boolean");
        }
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            Optional<Problem> problem = keyword(keyword.getKey(), keyword.getValue());
            if (problem.isPresent()) {
                return problem.map(found -> found.inside(keyword.getKey()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> mistake(String mustBe) {
        return Optional.of(new Problem("", mustBe));
    }

    private static Optional<Problem> keyword(String keyword, JsonNode value) {
        Shape shape = SHAPES.get(keyword);
        if (shape != null) {
            return shape.test().test(value) ? Optional.empty() : mistake(shape.name());
        }
        if (SCHEMA.contains(keyword)) {
            return schema(value);
        }
        if (SCHEMAS.contains(keyword)) {
            return value.isArray() && !value.isEmpty() ? each(value) : mistake("a list with at least one schema");
        }
        if (NAMED_SCHEMAS.contains(keyword)) {
            return value.isObject() ? named(value) : mistake("an object of schemas");
        }
        return keyword.equals("items") ? items(value) : Optional.empty();
    }

    private static Optional<Problem> items(JsonNode value) {
        return value.isArray() ? each(value) : schema(value);
    }

    private static Optional<Problem> each(JsonNode schemas) {
        for (int i = 0; i < schemas.size(); i++) {
            Optional<Problem> problem = schema(schemas.get(i));
            if (problem.isPresent()) {
                String index = String.valueOf(i);
                return problem.map(found -> found.inside(index));
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> named(JsonNode schemas) {
        for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
            Optional<Problem> problem = schema(schema.getValue());
            if (problem.isPresent()) {
                return problem.map(found -> found.inside(schema.getKey()));
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
