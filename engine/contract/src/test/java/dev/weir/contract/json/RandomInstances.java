package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random instances that follow a schema's keywords to their boundaries, and sometimes a step beyond. */
final class RandomInstances {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "b",
            "ab",
            "ba",
            "aab",
            "A",
            "0",
            "a\nb",
            "\n",
            "abc",
            "z",
            "2026-01-01T00:00:00Z",
            "127.0.0.1",
            "::1");
    private static final List<String> ALTERNATIVES = List.of("allOf", "anyOf", "oneOf");

    private final Random random;
    private final RandomSchemas schemas;

    RandomInstances(Random random, RandomSchemas schemas) {
        this.random = random;
        this.schemas = schemas;
    }

    /** An instance near the document: most of its keywords are met, not all. */
    JsonNode near(ObjectNode document) {
        return value(document, document, 5);
    }

    private JsonNode value(JsonNode schema, ObjectNode root, int depth) {
        if (depth <= 0 || !schema.isObject() || random.nextInt(20) == 0) {
            return schemas.value(1);
        }
        if (schema.path("$ref").isTextual()) {
            return value(target(schema.get("$ref").textValue(), root), root, depth - 1);
        }
        if (schema.has("const") && random.nextInt(4) > 0) {
            return schema.get("const");
        }
        if (schema.path("enum").isArray() && random.nextInt(4) > 0) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        JsonNode part = part(schema);
        if (!part.isMissingNode() && random.nextBoolean()) {
            return merged(value(part, root, depth - 1), schema, root, depth - 1);
        }
        return typed(type(schema), schema, root, depth);
    }

    private static JsonNode target(String reference, ObjectNode root) {
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : root;
    }

    /** One of the schemas that apply to the same value. */
    private JsonNode part(JsonNode schema) {
        List<JsonNode> parts = new ArrayList<>();
        ALTERNATIVES.forEach(keyword -> schema.path(keyword).forEach(parts::add));
        for (String keyword : List.of("if", "then", "else", "not")) {
            if (schema.has(keyword)) {
                parts.add(schema.get(keyword));
            }
        }
        schema.path("dependencies").forEach(parts::add);
        return parts.isEmpty() ? MissingNode.getInstance() : parts.get(random.nextInt(parts.size()));
    }

    private JsonNode merged(JsonNode value, JsonNode schema, ObjectNode root, int depth) {
        if (value instanceof ObjectNode object && (schema.has("properties") || schema.has("required"))) {
            JsonNode other = object(schema, root, depth);
            return random.nextBoolean() ? object.deepCopy().setAll((ObjectNode) other) : value;
        }
        return value;
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            return type.textValue();
        }
        if (type.isArray() && !type.isEmpty()) {
            return type.get(random.nextInt(type.size())).textValue();
        }
        List<String> implied = new ArrayList<>(List.of("any"));
        schema.fieldNames().forEachRemaining(keyword -> implied.add(implied(keyword)));
        return implied.get(random.nextInt(implied.size()));
    }

    private static String implied(String keyword) {
        return switch (keyword) {
            case "properties",
                    "patternProperties",
                    "additionalProperties",
                    "required",
                    "dependencies",
                    "propertyNames",
                    "minProperties",
                    "maxProperties" -> "object";
            case "items", "additionalItems", "contains", "minItems", "maxItems", "uniqueItems" -> "array";
            case "minLength", "maxLength", "pattern", "format" -> "string";
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" -> "number";
            default -> "any";
        };
    }

    private JsonNode typed(String type, JsonNode schema, ObjectNode root, int depth) {
        return switch (type) {
            case "object" -> object(schema, root, depth);
            case "array" -> array(schema, root, depth);
            case "string" -> text(schema);
            case "integer", "number" -> number(schema, type.equals("integer"));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "null" -> NODES.nullNode();
            default -> schemas.value(2);
        };
    }

    private ObjectNode object(JsonNode schema, ObjectNode root, int depth) {
        ObjectNode object = NODES.objectNode();
        schema.path("properties").properties().forEach(property -> {
            if (random.nextInt(3) > 0) {
                object.set(property.getKey(), value(property.getValue(), root, depth - 1));
            }
        });
        schema.path("patternProperties").forEach(part -> object.set(schemas.name(), value(part, root, depth - 1)));
        if (schema.has("additionalProperties") && random.nextBoolean()) {
            object.set(
                    random.nextBoolean() ? "z" : schemas.name(),
                    value(schema.get("additionalProperties"), root, depth - 1));
        }
        for (JsonNode name : schema.path("required")) {
            if (!object.has(name.asText()) && random.nextInt(8) > 0) {
                object.set(name.asText(), value(schema.path("properties").path(name.asText()), root, depth - 1));
            }
        }
        int least = schema.path("minProperties").asInt(0);
        for (int i = 0; object.size() < least && i < 5; i++) {
            object.set(schemas.name(), schemas.value(1));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, ObjectNode root, int depth) {
        ArrayNode array = NODES.arrayNode();
        JsonNode items = schema.path("items");
        int size = near(schema, "minItems", "maxItems", random.nextInt(4));
        for (int i = 0; i < size; i++) {
            JsonNode item = items.isArray() ? items.path(i) : items;
            JsonNode rest = item.isMissingNode() ? schema.path("additionalItems") : item;
            array.add(value(
                    random.nextInt(4) == 0 && schema.has("contains") ? schema.get("contains") : rest, root, depth - 1));
        }
        if (array.size() > 1 && random.nextInt(4) == 0) {
            array.set(0, array.get(1).deepCopy());
        }
        return array;
    }

    /** A size at one of the two bounds, or one beside it. */
    private int near(JsonNode schema, String least, String most, int otherwise) {
        String keyword = random.nextBoolean() ? least : most;
        int size = schema.has(keyword) ? schema.get(keyword).asInt() + random.nextInt(3) - 1 : otherwise;
        return Math.min(Math.max(0, size), 8);
    }

    private JsonNode text(JsonNode schema) {
        if (schema.has("format") && random.nextBoolean()) {
            return NODES.textNode(Formats.example(schema.get("format").asText()));
        }
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        int length = near(schema, "minLength", "maxLength", text.length());
        boolean bounded = schema.has("minLength") || schema.has("maxLength");
        return NODES.textNode(bounded && random.nextBoolean() ? "ab".repeat(4).substring(0, length) : text);
    }

    private JsonNode number(JsonNode schema, boolean whole) {
        List<BigDecimal> near = new ArrayList<>(List.of(BigDecimal.ZERO));
        for (String keyword : List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")) {
            if (schema.path(keyword).isNumber()) {
                near.add(schema.get(keyword).decimalValue());
            }
        }
        BigDecimal start = near.get(random.nextInt(near.size()));
        BigDecimal step = new BigDecimal(whole || random.nextBoolean() ? "1" : "0.5");
        JsonNode multiple = schema.path("multipleOf");
        BigDecimal unit = multiple.isNumber() && random.nextBoolean() ? multiple.decimalValue() : step;
        BigDecimal number = start.add(unit.multiply(BigDecimal.valueOf(random.nextInt(5) - 2)));
        return written(number);
    }

    /** Whole numbers in both spellings, unless draft-04 is there, whose validators disagree on them. */
    private JsonNode written(BigDecimal number) {
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        return whole && (schemas.usesDraft04() || random.nextInt(4) > 0)
                ? NODES.numberNode(number.intValueExact())
                : NODES.numberNode(number);
    }
}
