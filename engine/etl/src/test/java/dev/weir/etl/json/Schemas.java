package dev.weir.etl.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random schemas of the compiled keywords, and random values that often nearly fit them. */
final class Schemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of("a", "b", "c", "dé", "e\"f");
    private static final List<String> TEXTS =
            List.of("", "x", "xy", "\u00e9", "\ud83d\ude00", "long text", "2026-11-22", "\n\"");
    private static final List<String> NUMBERS = List.of(
            "0", "-0", "1", "-1", "2", "3", "1.0", "1.5", "2.50", "1e0", "1e2", "-3.25", "100", "12345678901234567890");
    private static final List<String> KINDS =
            List.of("null", "boolean", "integer", "number", "string", "object", "array");

    private final Random random;
    private final Draft draft;

    Schemas(long seed, Draft draft) {
        this.random = new Random(seed);
        this.draft = draft;
    }

    /** A schema of a record. */
    ObjectNode schema() {
        ObjectNode schema = object(3);
        schema.put("$schema", "http://json-schema.org/" + mark() + "/schema#");
        return schema;
    }

    private String mark() {
        return switch (draft) {
            case DRAFT_04 -> "draft-04";
            case DRAFT_06 -> "draft-06";
            case DRAFT_07 -> "draft-07";
        };
    }

    private ObjectNode object(int depth) {
        ObjectNode schema = NODES.objectNode();
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (String name : some(NAMES)) {
            properties.set(name, subschema(depth - 1));
        }
        if (chance(2)) {
            ArrayNode required = schema.putArray("required");
            some(NAMES).forEach(required::add);
            if (required.isEmpty()) {
                schema.remove("required");
            }
        }
        switch (random.nextInt(4)) {
            case 0 -> schema.put("additionalProperties", false);
            case 1 -> schema.set("additionalProperties", subschema(depth - 1));
            default -> {}
        }
        bounds(schema, "minProperties", "maxProperties");
        return schema;
    }

    private JsonNode subschema(int depth) {
        ObjectNode schema = NODES.objectNode();
        int choice = random.nextInt(depth > 0 ? 8 : 6);
        switch (choice) {
            case 0 -> kinds(schema);
            case 1 -> numeric(schema);
            case 2 -> textual(schema);
            case 3 -> values(schema);
            case 4 -> {
                kinds(schema);
                numeric(schema);
                textual(schema);
            }
            case 5 -> schema.put("type", pick(KINDS));
            case 6 -> {
                return object(depth);
            }
            default -> {
                schema.put("type", "array").set("items", subschema(depth - 1));
                bounds(schema, "minItems", "maxItems");
            }
        }
        return schema;
    }

    private void kinds(ObjectNode schema) {
        if (chance(2)) {
            schema.put("type", pick(KINDS));
            return;
        }
        ArrayNode kinds = schema.putArray("type");
        KINDS.stream().filter(kind -> chance(3)).forEach(kinds::add);
        if (kinds.isEmpty()) {
            kinds.add("string");
        }
    }

    private void numeric(ObjectNode schema) {
        if (!schema.has("type")) {
            schema.put("type", chance(2) ? "integer" : "number");
        }
        bound(schema, "minimum", "exclusiveMinimum");
        bound(schema, "maximum", "exclusiveMaximum");
        if (chance(6)) {
            schema.put("multipleOf", 2);
        }
    }

    private void bound(ObjectNode schema, String inclusive, String exclusive) {
        if (chance(2)) {
            return;
        }
        BigDecimal value = new BigDecimal(pick(List.of("0", "1", "2", "-1", "1.5", "100")));
        boolean strict = chance(3);
        if (draft == Draft.DRAFT_04) {
            schema.put(inclusive, value);
            if (strict) {
                schema.put(exclusive, true);
            }
        } else {
            schema.put(strict ? exclusive : inclusive, value);
        }
    }

    private void textual(ObjectNode schema) {
        if (!schema.has("type")) {
            schema.put("type", "string");
        }
        bounds(schema, "minLength", "maxLength");
        if (chance(5)) {
            schema.put("pattern", "^[a-z]*$");
        }
        if (chance(5)) {
            schema.put("format", "date");
        }
    }

    private void values(ObjectNode schema) {
        if (draft != Draft.DRAFT_04 && chance(2)) {
            schema.set("const", scalar());
            return;
        }
        ArrayNode values = schema.putArray("enum");
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            values.add(scalar());
        }
    }

    private void bounds(ObjectNode schema, String minimum, String maximum) {
        if (chance(4)) {
            schema.put(minimum, random.nextInt(3));
        }
        if (chance(4)) {
            schema.put(maximum, 1 + random.nextInt(3));
        }
    }

    /** A record's text that fits the schema, or misses it by little. */
    String instance(JsonNode schema) {
        return value(schema, 3);
    }

    private String value(JsonNode schema, int depth) {
        if (chance(12)) {
            return any(depth);
        }
        if (schema.has("enum")) {
            return text(schema.get("enum").get(random.nextInt(schema.get("enum").size())));
        }
        if (schema.has("const")) {
            return text(schema.get("const"));
        }
        JsonNode type = schema.path("type");
        String kind = type.isArray() ? type.get(random.nextInt(type.size())).asText() : type.asText("");
        return switch (kind) {
            case "object" -> members(schema, depth);
            case "array" -> elements(schema.path("items"), depth);
            case "integer", "number" -> pick(NUMBERS);
            case "string" -> text(NODES.textNode(pick(TEXTS)));
            case "boolean" -> chance(2) ? "true" : "false";
            case "null" -> "null";
            default -> any(depth);
        };
    }

    private String members(JsonNode schema, int depth) {
        List<String> members = new ArrayList<>();
        for (String name : NAMES) {
            JsonNode member = schema.path("properties").path(name);
            boolean present = member.isMissingNode() ? chance(5) : !chance(6);
            if (present) {
                members.add(text(NODES.textNode(name)) + " : " + value(member, depth - 1));
            }
        }
        return "{" + String.join(" ,", members) + "}";
    }

    private String elements(JsonNode items, int depth) {
        List<String> elements = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            elements.add(value(items, depth - 1));
        }
        return "[" + String.join(",", elements) + "]";
    }

    private String any(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> "null";
            case 1 -> "false";
            case 2, 3 -> pick(NUMBERS);
            case 4 -> text(NODES.textNode(pick(TEXTS)));
            case 5 -> members(NODES.objectNode(), depth);
            default -> elements(NODES.objectNode(), depth);
        };
    }

    private JsonNode scalar() {
        return switch (random.nextInt(4)) {
            case 0 -> NODES.numberNode(new BigDecimal(pick(NUMBERS)));
            case 1 -> NODES.booleanNode(chance(2));
            case 2 -> NODES.nullNode();
            default -> NODES.textNode(pick(TEXTS));
        };
    }

    private static String text(JsonNode node) {
        return node.toString();
    }

    private <T> List<T> some(List<T> all) {
        return all.stream().filter(one -> chance(2)).toList();
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
