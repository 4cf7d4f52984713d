package dev.weir.spec.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.KindSchema;

/** Fills in what absent properties mean. */
public final class Defaults {
    private Defaults() {}

    /** Adds the schema's defaults to the properties, and to the objects in them, in place. */
    public static void fill(KindSchema kind, ObjectNode properties) {
        fill(SchemaTree.of(kind), properties);
    }

    private static void fill(SchemaTree tree, JsonNode value) {
        switch (value) {
            case ObjectNode object -> fillObject(tree, object);
            case ArrayNode array -> array.forEach(element -> fill(tree.element(), element));
            default -> {
                // a scalar has no members
            }
        }
    }

    private static void fillObject(SchemaTree tree, ObjectNode object) {
        tree.schema().path("properties").properties().forEach(property -> {
            JsonNode value = property.getValue().path("default");
            if (!value.isMissingNode() && !object.has(property.getKey())) {
                object.set(property.getKey(), value.deepCopy());
            }
        });
        object.properties().forEach(member -> fill(tree.member(member.getKey()), member.getValue()));
    }
}
