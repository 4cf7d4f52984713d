package dev.weir.contract.avro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random records over few names, so that two of them have much to do with each other. */
final class RandomAvro {
    static final List<String> PRIMITIVES =
            List.of("null", "boolean", "int", "long", "float", "double", "bytes", "string");
    static final List<String> NAMES = List.of("A", "B", "C", "D");
    static final List<String> FIELDS = List.of("a", "b", "c", "d");
    static final List<String> SYMBOLS = List.of("X", "Y", "Z");
    private static final List<String> NAMESPACES = List.of("", "n.", "m.");
    private static final List<String> LOGICAL_LONGS =
            List.of("timestamp-millis", "timestamp-micros", "time-micros", "local-timestamp-millis");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Random random;
    private final Set<String> declared = new HashSet<>();

    RandomAvro(Random random) {
        this.random = random;
    }

    /** A record; the names inside it are declared before they are used. */
    ObjectNode schema() {
        declared.clear();
        return record("R", 3);
    }

    private ObjectNode record(String name, int depth) {
        declared.add(name);
        ObjectNode record = NODES.objectNode().put("type", "record").put("name", name);
        ArrayNode fields = record.putArray("fields");
        List<String> names = new ArrayList<>(FIELDS);
        for (int i = random.nextInt(3); i >= 0; i--) {
            fields.add(field(names.remove(random.nextInt(names.size())), depth - 1));
        }
        return record;
    }

    ObjectNode field(String name, int depth) {
        JsonNode type = type(depth);
        ObjectNode field = NODES.objectNode().put("name", name).set("type", type);
        if (random.nextInt(3) == 0) {
            addDefault(field);
        }
        return field;
    }

    /** Where the type has a plain one. */
    static void addDefault(ObjectNode field) {
        JsonNode type = field.get("type");
        JsonNode first = type.isArray() && !type.isEmpty() ? type.get(0) : type;
        switch (first.isObject() ? first.path("type").asText() : first.asText()) {
            case "null" -> field.putNull("default");
            case "boolean" -> field.put("default", true);
            case "int", "long" -> field.put("default", 1);
            case "float", "double" -> field.put("default", 0.5);
            case "bytes", "string" -> field.put("default", "x");
            case "array" -> field.putArray("default");
            case "map" -> field.putObject("default");
            case "enum" -> field.put("default", first.get("symbols").get(0).asText());
            default -> field.remove("default");
        }
    }

    JsonNode type(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 6)) {
            case 0, 1, 2, 3 -> NODES.textNode(PRIMITIVES.get(random.nextInt(PRIMITIVES.size())));
            case 4 -> logical();
            case 5, 6 -> named(depth);
            case 7 -> NODES.objectNode().put("type", "array").set("items", type(depth - 1));
            case 8 -> NODES.objectNode().put("type", "map").set("values", type(depth - 1));
            default -> union(depth - 1);
        };
    }

    private JsonNode logical() {
        return switch (random.nextInt(4)) {
            case 0 -> NODES.objectNode().put("type", "int").put("logicalType", "date");
            case 1 ->
                NODES.objectNode()
                        .put("type", "bytes")
                        .put("logicalType", "decimal")
                        .put("precision", 4 + random.nextInt(2))
                        .put("scale", random.nextInt(3));
            case 2 -> NODES.objectNode().put("type", "string").put("logicalType", "uuid");
            default ->
                NODES.objectNode()
                        .put("type", "long")
                        .put("logicalType", LOGICAL_LONGS.get(random.nextInt(LOGICAL_LONGS.size())));
        };
    }

    /** A type that has a name: declared where the name is new, referred to where it is not. */
    private JsonNode named(int depth) {
        String name = NAMESPACES.get(random.nextInt(NAMESPACES.size())) + NAMES.get(random.nextInt(NAMES.size()));
        if (declared.contains(name)) {
            return NODES.textNode(name);
        }
        declared.add(name);
        return switch (random.nextInt(depth > 0 ? 3 : 2)) {
            case 0 -> enumeration(name);
            case 1 -> NODES.objectNode().put("type", "fixed").put("name", name).put("size", 1 + random.nextInt(2));
            default -> record(name, depth);
        };
    }

    private ObjectNode enumeration(String name) {
        ObjectNode enumeration = NODES.objectNode().put("type", "enum").put("name", name);
        ArrayNode symbols = enumeration.putArray("symbols");
        SYMBOLS.subList(0, 1 + random.nextInt(3)).forEach(symbols::add);
        if (random.nextInt(3) == 0) {
            enumeration.put("default", symbols.get(0).asText());
        }
        return enumeration;
    }

    private ArrayNode union(int depth) {
        ArrayNode union = NODES.arrayNode();
        if (random.nextBoolean()) {
            union.add("null");
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            JsonNode branch = type(depth);
            if (!branch.isArray()) {
                union.add(branch);
            }
        }
        return union.isEmpty() ? union.add("int") : union;
    }
}
