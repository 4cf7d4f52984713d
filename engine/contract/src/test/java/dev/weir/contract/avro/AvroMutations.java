package dev.weir.contract.avro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The steps by which people change Avro schemas, each somewhere inside one. */
final class AvroMutations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, List<String>> PROMOTIONS = Map.of(
            "int", List.of("long", "float", "double"),
            "long", List.of("float", "double", "int"),
            "float", List.of("double", "int"),
            "string", List.of("bytes", "int"),
            "bytes", List.of("string"));

    private final Random random;
    private final RandomAvro schemas;

    AvroMutations(Random random, RandomAvro schemas) {
        this.random = random;
        this.schemas = schemas;
    }

    ObjectNode changed(ObjectNode schema) {
        ObjectNode changed = schema.deepCopy();
        for (int i = random.nextInt(3); i >= 0; i--) {
            List<ObjectNode> objects = new ArrayList<>();
            collect(changed, objects);
            change(objects.get(random.nextInt(objects.size())));
        }
        return changed;
    }

    /** Every declaration and every field. */
    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object && (object.has("type") || object.has("name"))) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private void change(ObjectNode node) {
        switch (node.path("type").asText()) {
            case "record" -> changeRecord(node);
            case "enum" -> changeEnum(node);
            case "fixed" -> changeFixed(node);
            case "array", "map" -> changeElement(node, node.has("items") ? "items" : "values");
            default -> changeField(node);
        }
    }

    private void changeRecord(ObjectNode node) {
        ArrayNode fields = (ArrayNode) node.get("fields");
        switch (random.nextInt(5)) {
            case 0 -> addField(fields);
            case 1 -> removeField(fields);
            case 2 -> rename(node);
            case 3 -> {
                if (fields.size() > 1) {
                    fields.add(fields.remove(0));
                }
            }
            default -> renameField(fields);
        }
    }

    private void addField(ArrayNode fields) {
        List<String> free = new ArrayList<>(RandomAvro.FIELDS);
        fields.forEach(field -> free.remove(field.get("name").asText()));
        if (!free.isEmpty()) {
            fields.insert(random.nextInt(fields.size() + 1), schemas.field(free.get(0), 1));
        }
    }

    private void removeField(ArrayNode fields) {
        if (!fields.isEmpty()) {
            fields.remove(random.nextInt(fields.size()));
        }
    }

    private void renameField(ArrayNode fields) {
        if (!fields.isEmpty()) {
            ObjectNode field = (ObjectNode) fields.get(random.nextInt(fields.size()));
            String old = field.get("name").asText();
            field.put("name", "e");
            if (random.nextInt(3) > 0) {
                field.putArray("aliases").add(old);
            }
        }
    }

    private void rename(ObjectNode node) {
        String old = node.get("name").asText();
        String simple = old.substring(old.lastIndexOf('.') + 1);
        node.put("name", random.nextBoolean() ? "k." + simple : old + "2");
        if (random.nextInt(3) > 0) {
            node.putArray("aliases").add(random.nextBoolean() || old.contains(".") ? old : "." + old);
        }
    }

    private void changeEnum(ObjectNode node) {
        ArrayNode symbols = (ArrayNode) node.get("symbols");
        switch (random.nextInt(5)) {
            case 0 -> symbols.add("NEW");
            case 1 -> {
                if (symbols.size() > 1) {
                    symbols.remove(symbols.size() - 1);
                }
            }
            case 2 -> node.put("default", symbols.get(0).asText());
            case 3 -> node.remove("default");
            default -> rename(node);
        }
    }

    private void changeFixed(ObjectNode node) {
        if (random.nextBoolean()) {
            node.put("size", node.get("size").asInt() % 2 + 1);
        } else {
            rename(node);
        }
    }

    private void changeElement(ObjectNode node, String keyword) {
        node.set(keyword, changedType(node.get(keyword)));
    }

    /** A field, or a primitive type written as an object. */
    private void changeField(ObjectNode node) {
        if (node.has("logicalType")) {
            changeLogicalType(node);
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> node.remove("default");
            case 1 -> RandomAvro.addDefault(node);
            default -> {
                node.set("type", changedType(node.get("type")));
                node.remove("default");
                if (random.nextBoolean()) {
                    RandomAvro.addDefault(node);
                }
            }
        }
    }

    private void changeLogicalType(ObjectNode node) {
        if (node.has("scale") && random.nextBoolean()) {
            node.put("scale", node.get("scale").asInt() + 1);
        } else if (node.get("type").asText().equals("long") && random.nextBoolean()) {
            node.put("logicalType", "timestamp-micros");
        } else {
            node.remove("logicalType");
        }
    }

    private JsonNode changedType(JsonNode type) {
        if (type instanceof ArrayNode union) {
            return changedUnion(union);
        }
        return switch (random.nextInt(4)) {
            case 0 -> NODES.arrayNode().add("null").add(type);
            case 1 -> NODES.arrayNode().add(type).add(schemas.type(0));
            case 2 -> {
                List<String> others = PROMOTIONS.getOrDefault(type.asText(), RandomAvro.PRIMITIVES);
                yield NODES.textNode(others.get(random.nextInt(others.size())));
            }
            default -> schemas.type(1);
        };
    }

    private JsonNode changedUnion(ArrayNode union) {
        ArrayNode changed = union.deepCopy();
        return switch (random.nextInt(5)) {
            case 0 -> changed.get(random.nextInt(changed.size()));
            case 1 -> changed.size() > 1 ? withoutFirst(changed) : changed;
            case 2 -> changed.insert(random.nextInt(changed.size() + 1), schemas.type(0));
            case 3 -> changed.add(changed.remove(0));
            default -> {
                int index = random.nextInt(changed.size());
                JsonNode branch = changedType(changed.get(index));
                yield branch.isArray() ? changed : changed.set(index, branch);
            }
        };
    }

    private static JsonNode withoutFirst(ArrayNode union) {
        union.remove(0);
        return union;
    }
}
