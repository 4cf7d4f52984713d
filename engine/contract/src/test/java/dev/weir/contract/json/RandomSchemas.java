package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Random JSON Schemas over few names and small numbers, so that two of them have much to do with each other. */
final class RandomSchemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of("a", "b", "c", "ab", "a", "b", "title", "definitions", "default");
    /** None, and each that the registry knows. */
    private static final List<String> DIALECTS = List.of(
            "",
            "http://json-schema.org/draft-04/schema#",
            "http://json-schema.org/draft-06/schema#",
            "http://json-schema.org/draft-07/schema#");

    private static final List<String> FORMATS = List.of(
            "date-time",
            "date",
            "time",
            "email",
            "hostname",
            "ipv4",
            "ipv6",
            "uri",
            "uri-reference",
            "json-pointer",
            "regex",
            "uuid",
            "color");
    private static final List<String> TYPES =
            List.of("null", "boolean", "integer", "number", "string", "array", "object");
    private static final List<String> PATTERNS =
            List.of("^a", "b", "^[ab]*$", ".*", "^b", "^.*$", "^ab?$", "^(a|b)", "^$", "");
    private static final List<String> KEYWORDS = List.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "uniqueItems",
            "items",
            "additionalItems",
            "contains",
            "properties",
            "patternProperties",
            "additionalProperties",
            "required",
            "minProperties",
            "maxProperties",
            "dependencies",
            "propertyNames",
            "enum",
            "const",
            "anyOf",
            "oneOf",
            "allOf",
            "not",
            "if",
            "$ref",
            "format");

    private final Random random;
    private boolean draft04;
    private boolean usesDraft04;

    RandomSchemas(Random random) {
        this.random = random;
    }

    /** A document with two definitions that its parts may refer to. */
    ObjectNode document() {
        String dialect = DIALECTS.get(random.nextInt(DIALECTS.size()));
        draft04 = dialect.contains("draft-04");
        usesDraft04 |= draft04;
        ObjectNode root = schema(3);
        if (!dialect.isEmpty()) {
            root.put("$schema", dialect);
        }
        root.putObject("definitions").<ObjectNode>set("d", schema(2)).set("e", schema(2));
        return root;
    }

    private ObjectNode schema(int depth) {
        ObjectNode schema = NODES.objectNode();
        if (random.nextInt(4) > 0) {
            addType(schema);
        }
        int keywords = (depth == 3 ? 1 : 0) + random.nextInt(4);
        for (int i = 0; i < keywords; i++) {
            addAny(schema, depth - 1);
        }
        if (depth >= 2 && random.nextInt(3) > 0) {
            add(schema, "properties", depth - 1);
        }
        return schema;
    }

    private void addType(ObjectNode schema) {
        if (random.nextInt(4) == 0) {
            schema.putArray("type").add(type()).add(type());
            if (schema.get("type").get(0).equals(schema.get("type").get(1))) {
                schema.put("type", schema.get("type").get(0).textValue());
            }
        } else {
            schema.put("type", random.nextInt(3) == 0 ? "object" : type());
        }
    }

    String type() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    private void add(ObjectNode schema, String keyword, int depth) {
        switch (keyword) {
            case "minimum", "maximum" -> schema.put(keyword, random.nextInt(7) - 3);
            case "exclusiveMinimum" -> exclusive(schema, keyword, "minimum");
            case "exclusiveMaximum" -> exclusive(schema, keyword, "maximum");
            case "multipleOf" -> schema.set(keyword, multiple());
            case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties" ->
                schema.put(keyword, random.nextInt(4));
            case "pattern" -> schema.put(keyword, pattern());
            case "format" -> schema.put(keyword, FORMATS.get(random.nextInt(FORMATS.size())));
            // The validator that judges applies it to objects as well.
            case "uniqueItems" -> schema.put(keyword, random.nextBoolean()).put("type", "array");
            case "required" -> schema.putArray(keyword).add(name());
            case "enum" -> schema.putArray(keyword).add(value(1)).add(distinct(value(1)));
            case "const" -> schema.set(keyword, value(1));
            case "$ref" -> schema.put(keyword, reference());
            default -> addSchemas(schema, keyword, depth);
        }
    }

    /** Whether a document so far was of draft-04. */
    boolean usesDraft04() {
        return usesDraft04;
    }

    /** A keyword, one of all. */
    void addAny(ObjectNode schema, int depth) {
        add(schema, KEYWORDS.get(random.nextInt(KEYWORDS.size())), depth);
    }

    /** Draft-04 writes it as a boolean beside the bound. */
    private void exclusive(ObjectNode schema, String keyword, String bound) {
        int number = random.nextInt(7) - 3;
        if (draft04) {
            schema.put(bound, number).put(keyword, random.nextInt(4) > 0);
        } else {
            schema.put(keyword, number);
        }
    }

    private String reference() {
        return switch (random.nextInt(6)) {
            case 0 -> "#";
            case 1, 2 -> "#/definitions/e";
            default -> "#/definitions/d";
        };
    }

    private void addSchemas(ObjectNode schema, String keyword, int depth) {
        if (depth < 0) {
            return;
        }
        switch (keyword) {
            case "items" -> schema.set(keyword, random.nextBoolean() ? list(depth) : part(depth));
            case "properties" -> {
                ObjectNode properties = schema.putObject(keyword);
                properties.set(name(), part(depth));
                properties.set(name(), part(depth));
            }
            case "patternProperties" -> schema.putObject(keyword).set(pattern(), part(depth));
            case "dependencies" ->
                schema.putObject(keyword)
                        .set(name(), random.nextBoolean() ? NODES.arrayNode().add(name()) : part(depth));
            case "anyOf", "oneOf", "allOf" -> schema.set(keyword, list(depth));
            case "if" -> {
                schema.set("if", part(depth));
                schema.set("then", part(depth));
                schema.set("else", part(depth));
            }
            case "propertyNames" -> schema.putObject(keyword).put("pattern", pattern());
            default -> schema.set(keyword, part(depth));
        }
    }

    JsonNode part(int depth) {
        return !draft04 && random.nextInt(8) == 0 ? NODES.booleanNode(random.nextInt(3) > 0) : schema(depth);
    }

    private ArrayNode list(int depth) {
        return NODES.arrayNode().add(part(depth)).add(part(depth));
    }

    private JsonNode multiple() {
        return switch (random.nextInt(4)) {
            case 0 -> NODES.numberNode(1);
            case 1 -> NODES.numberNode(new BigDecimal("0.5"));
            case 2 -> NODES.numberNode(3);
            default -> NODES.numberNode(2);
        };
    }

    private String pattern() {
        return PATTERNS.get(random.nextInt(PATTERNS.size()));
    }

    String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private JsonNode distinct(JsonNode value) {
        return value.isNull() ? NODES.textNode("b") : value;
    }

    /** Any instance. */
    JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt(9) - 4);
            case 3 -> half(random.nextInt(17) - 8);
            case 4 -> NODES.textNode(random.nextBoolean() ? name() : "aab");
            case 5 -> NODES.textNode(random.nextBoolean() ? "" : "2026-01-01T00:00:00Z");
            case 6 -> {
                ArrayNode array = NODES.arrayNode();
                int size = random.nextInt(4);
                for (int i = 0; i < size; i++) {
                    array.add(value(depth - 1));
                }
                yield array;
            }
            default -> object(depth);
        };
    }

    private JsonNode half(int number) {
        return usesDraft04 && number % 2 == 0
                ? NODES.numberNode(number / 2)
                : NODES.numberNode(new BigDecimal(number).divide(new BigDecimal(2)));
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            object.set(random.nextInt(5) == 0 ? "z" : name(), value(depth - 1));
        }
        return object;
    }

    /** The instance with one small change. */
    JsonNode nudged(JsonNode value) {
        if (value instanceof ObjectNode object && !object.isEmpty() && random.nextInt(4) > 0) {
            ObjectNode nudged = object.deepCopy();
            List<String> names = SchemaMutations.names(nudged);
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(3)) {
                case 0 -> nudged.remove(name);
                case 1 -> nudged.set(name(), value(1));
                default -> nudged.set(name, nudged(nudged.get(name)));
            }
            return nudged;
        }
        if (value instanceof ArrayNode array && random.nextInt(4) > 0) {
            ArrayNode nudged = array.deepCopy();
            if (nudged.isEmpty() || random.nextBoolean()) {
                return nudged.add(value(1));
            }
            int index = random.nextInt(nudged.size());
            nudged.set(index, nudged(nudged.get(index)));
            return nudged;
        }
        return value(2);
    }
}
