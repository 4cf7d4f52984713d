package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The steps by which people change schemas, each somewhere inside a document. */
final class SchemaMutations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> CONTAINERS =
            Set.of("properties", "patternProperties", "dependencies", "definitions");
    private static final Set<String> VALUES = Set.of("enum", "const", "default", "examples");

    private final Random random;
    private final RandomSchemas schemas;

    SchemaMutations(Random random, RandomSchemas schemas) {
        this.random = random;
        this.schemas = schemas;
    }

    /** The document with one to three small changes. */
    ObjectNode changed(ObjectNode document) {
        ObjectNode changed = document.deepCopy();
        for (int i = random.nextInt(3); i >= 0; i--) {
            change(changed, changed, 4);
        }
        return changed;
    }

    private void change(ObjectNode root, ObjectNode schema, int depth) {
        List<ObjectNode> inner = parts(schema);
        if (depth > 0 && !inner.isEmpty() && random.nextInt(10) < 6) {
            change(root, inner.get(random.nextInt(inner.size())), depth - 1);
            return;
        }
        switch (random.nextInt(9)) {
            case 0 -> drop(schema);
            case 1 -> schemas.addAny(schema, Math.max(0, depth - 2));
            case 2 -> nudgeNumber(schema);
            case 3 -> changeType(schema);
            case 4 -> changeRequired(schema);
            case 5 -> changeProperties(schema);
            case 6 -> changeList(schema);
            case 7 -> wrap(schema);
            default -> refer(root, schema);
        }
    }

    /** The schemas right inside a schema. */
    private static List<ObjectNode> parts(ObjectNode schema) {
        List<ObjectNode> parts = new ArrayList<>();
        for (String keyword : names(schema)) {
            JsonNode value = schema.get(keyword);
            boolean many = value.isArray() || CONTAINERS.contains(keyword);
            for (JsonNode part : many ? value : List.of(value)) {
                if (part instanceof ObjectNode object && !VALUES.contains(keyword)) {
                    parts.add(object);
                }
            }
        }
        return parts;
    }

    static List<String> names(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void drop(ObjectNode schema) {
        List<String> present = names(schema);
        present.removeAll(List.of("definitions", "$schema"));
        if (!present.isEmpty()) {
            schema.remove(present.get(random.nextInt(present.size())));
        }
    }

    private void nudgeNumber(ObjectNode schema) {
        List<String> numbers = names(schema);
        numbers.removeIf(name -> !schema.get(name).isNumber());
        if (!numbers.isEmpty()) {
            String name = numbers.get(random.nextInt(numbers.size()));
            int step = random.nextBoolean() ? 1 : -1;
            int least = name.equals("multipleOf") ? 1 : name.startsWith("min") || name.startsWith("max") ? 0 : -9;
            boolean bound = name.endsWith("imum");
            schema.put(name, Math.max(bound ? -9 : least, schema.get(name).asInt() + step));
        }
    }

    private void changeType(ObjectNode schema) {
        JsonNode type = schema.path("type");
        if (type.asText().equals("integer")) {
            schema.put("type", "number");
        } else if (type.isTextual()) {
            schema.putArray("type").add(type.textValue()).add(type.asText().equals("null") ? "string" : "null");
        } else if (type.isArray()) {
            schema.put("type", type.get(random.nextInt(type.size())).textValue());
        } else {
            schema.put("type", schemas.type());
        }
    }

    private void changeRequired(ObjectNode schema) {
        if (schema.path("required") instanceof ArrayNode required && required.size() > 1 && random.nextBoolean()) {
            required.remove(0);
        } else if (schema.has("required") && random.nextBoolean()) {
            schema.remove("required");
        } else {
            schema.putArray("required").add(schemas.name());
        }
    }

    private void changeProperties(ObjectNode schema) {
        switch (random.nextInt(4)) {
            case 0 -> schema.put("additionalProperties", random.nextBoolean());
            case 1 -> schema.set("additionalProperties", schemas.part(0));
            case 2 -> schema.withObjectProperty("properties").set(schemas.name(), schemas.part(1));
            default -> schema.withObjectProperty("properties").remove(schemas.name());
        }
    }

    private void changeList(ObjectNode schema) {
        for (String keyword : List.of("enum", "anyOf", "oneOf", "allOf", "items")) {
            if (schema.path(keyword) instanceof ArrayNode list && !list.isEmpty()) {
                if (list.size() > 1 && random.nextBoolean()) {
                    list.remove(random.nextInt(list.size()));
                } else {
                    list.add(keyword.equals("enum") ? NODES.textNode("new" + list.size()) : schemas.part(1));
                }
                return;
            }
        }
        schema.putArray("enum").add(schemas.value(1));
    }

    /** Says the same, or nearly, in other words. */
    private void wrap(ObjectNode schema) {
        ObjectNode inner = schema.deepCopy();
        JsonNode dialect = inner.remove("$schema");
        JsonNode definitions = inner.remove("definitions");
        schema.removeAll();
        switch (random.nextInt(5)) {
            case 0 -> schema.putArray("anyOf").add(inner).add(schemas.part(1));
            case 1 -> schema.putArray("oneOf").add(inner).add(schemas.part(1));
            case 2 -> schema.putArray("allOf").add(inner);
            case 3 -> schema.putObject("not").set("not", inner);
            default -> schema.putArray("anyOf").add(inner);
        }
        restore(schema, "$schema", dialect);
        restore(schema, "definitions", definitions);
    }

    private static void restore(ObjectNode schema, String keyword, JsonNode value) {
        if (value != null) {
            schema.set(keyword, value);
        }
    }

    /** Moves the schema into the definitions. */
    private static void refer(ObjectNode root, ObjectNode schema) {
        if (!schema.has("definitions")) {
            ObjectNode moved = schema.deepCopy();
            schema.removeAll();
            schema.put("$ref", "#/definitions/moved");
            root.withObjectProperty("definitions").set("moved", moved);
        }
    }
}
