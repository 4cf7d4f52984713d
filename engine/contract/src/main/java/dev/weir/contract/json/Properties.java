package dev.weir.contract.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which schemas the properties of an object must meet, by name. */
record Properties(SchemaNode schema, Patterns patterns) {

    List<SchemaNode> at(String name) {
        List<SchemaNode> schemas = new ArrayList<>();
        schema.named("properties", name).ifPresent(schemas::add);
        for (Map.Entry<String, SchemaNode> pattern :
                schema.allNamed("patternProperties").entrySet()) {
            if (patterns.find(pattern.getKey(), name)) {
                schemas.add(pattern.getValue());
            }
        }
        if (schemas.isEmpty()) {
            schema.child("additionalProperties").ifPresent(schemas::add);
        }
        return schemas;
    }
}
