package dev.weir.spec.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.spi.KindSchema;
import java.util.List;
import java.util.Set;

/** A kind's schema as part of the language's: expressions and files allowed, annotations removed, references moved. */
public final class EditorSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> DROPPED = Set.of("weir", "$schema", "$id");
    private static final Set<String> BY_NAME = Set.of("properties", "patternProperties");
    private static final Set<String> VALUES = Set.of("items", "additionalProperties", "unevaluatedProperties");
    private static final Set<String> BRANCHES = Set.of("allOf", "anyOf", "oneOf");
    private static final Set<String> CONDITIONS = Set.of("if", "then", "else", "not", "contains");
    private static final List<String> DESCRIPTIVE = List.of("title", "description", "default");

    private final String base;

    /**
     * A conversion for one kind.
     *
     * @param base the reference to the kind's schema in the language's
     */
    public EditorSchema(String base) {
        this.base = base;
    }

    /** The converted schema. */
    public ObjectNode of(ObjectNode schema) {
        ObjectNode converted = JSON.objectNode();
        schema.properties().stream()
                .filter(keyword -> !DROPPED.contains(keyword.getKey()))
                .forEach(keyword -> converted.set(keyword.getKey(), keyword(keyword.getKey(), keyword.getValue())));
        return converted;
    }

    private JsonNode keyword(String name, JsonNode value) {
        if (BY_NAME.contains(name)) {
            return each(value, true);
        }
        if (name.equals("$defs") || name.equals("dependentSchemas")) {
            return each(value, false);
        }
        if (VALUES.contains(name)) {
            return value(value);
        }
        if (BRANCHES.contains(name)) {
            return branches(value);
        }
        if (CONDITIONS.contains(name)) {
            return schema(value);
        }
        return name.equals("$ref") ? moved(value) : value.deepCopy();
    }

    private JsonNode moved(JsonNode reference) {
        String text = reference.asText();
        return text.startsWith("#") ? TextNode.valueOf(base + text.substring(1)) : reference;
    }

    private JsonNode each(JsonNode schemas, boolean values) {
        ObjectNode converted = JSON.objectNode();
        schemas.properties()
                .forEach(entry ->
                        converted.set(entry.getKey(), values ? value(entry.getValue()) : schema(entry.getValue())));
        return converted;
    }

    private JsonNode branches(JsonNode schemas) {
        ArrayNode converted = JSON.arrayNode();
        schemas.forEach(schema -> converted.add(schema(schema)));
        return converted;
    }

    private JsonNode schema(JsonNode schema) {
        return schema instanceof ObjectNode object ? of(object) : schema;
    }

    /** The schema of a value that can be written as an expression as well. */
    private JsonNode value(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        ObjectNode plain = of(object);
        ObjectNode converted = JSON.objectNode();
        for (String name : DESCRIPTIVE) {
            if (plain.has(name)) {
                converted.set(name, plain.remove(name));
            }
        }
        ArrayNode choices = converted.putArray("anyOf").add(plain);
        if (KindSchema.annotations(schema).has("file")) {
            choices.add(file());
        }
        choices.addObject().put("$ref", "#/$defs/expression");
        return converted;
    }

    private static ObjectNode file() {
        ObjectNode file = JSON.objectNode().put("type", "object").put("additionalProperties", false);
        file.putArray("required").add("file");
        file.putObject("properties")
                .putObject("file")
                .put("type", "string")
                .put("description", "The path of a file, from the stack's directory.");
        return file;
    }
}
