package dev.weir.contract.json;

import java.util.Optional;

/** Which schema the elements of an array must meet, by position. */
record Items(SchemaNode schema) {

    Optional<SchemaNode> at(int index) {
        if (!schema.get("items").isArray()) {
            return schema.child("items");
        }
        return index < tupleSize() ? Optional.of(schema.element("items", index)) : schema.child("additionalItems");
    }

    /** Positions with a schema of their own. */
    int tupleSize() {
        return schema.get("items").isArray() ? schema.get("items").size() : 0;
    }
}
