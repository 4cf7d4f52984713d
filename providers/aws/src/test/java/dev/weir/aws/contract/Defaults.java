package dev.weir.aws.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Fills a schema's defaults in, as the loader does. */
final class Defaults {
    private Defaults() {}

    static ObjectNode fill(JsonNode schema, ObjectNode properties) {
        schema.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            JsonNode known = property.getValue();
            if (!properties.has(name) && known.has("default")) {
                properties.set(name, known.path("default").deepCopy());
            }
            if (properties.path(name) instanceof ObjectNode nested) {
                fill(known, nested);
            }
            properties.path(name).forEach(element -> {
                if (element instanceof ObjectNode object && known.has("items")) {
                    fill(known.path("items"), object);
                }
            });
        });
        return properties;
    }
}
