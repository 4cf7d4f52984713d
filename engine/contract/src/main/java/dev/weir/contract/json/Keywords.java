package dev.weir.contract.json;

import java.util.Map;

/** What the keywords of a schema hold. */
final class Keywords {
    private static final Map<String, Parts> PARTS = Map.ofEntries(
            Map.entry("additionalItems", Parts.SCHEMA),
            Map.entry("additionalProperties", Parts.SCHEMA),
            Map.entry("contains", Parts.SCHEMA),
            Map.entry("propertyNames", Parts.SCHEMA),
            Map.entry("not", Parts.SCHEMA),
            Map.entry("if", Parts.SCHEMA),
            Map.entry("then", Parts.SCHEMA),
            Map.entry("else", Parts.SCHEMA),
            Map.entry("allOf", Parts.SCHEMAS),
            Map.entry("anyOf", Parts.SCHEMAS),
            Map.entry("oneOf", Parts.SCHEMAS),
            Map.entry("properties", Parts.SCHEMAS),
            Map.entry("patternProperties", Parts.SCHEMAS),
            Map.entry("dependencies", Parts.SCHEMAS),
            Map.entry("definitions", Parts.SCHEMAS),
            Map.entry("$defs", Parts.SCHEMAS),
            Map.entry("items", Parts.EITHER));

    /** Where the schemas inside a keyword's value are. */
    enum Parts {
        NONE,
        /** The value is a schema. */
        SCHEMA,
        /** The elements or the members of the value are schemas. */
        SCHEMAS,
        /** A schema, or a list of them. */
        EITHER
    }

    private Keywords() {}

    static Parts parts(String keyword) {
        return PARTS.getOrDefault(keyword, Parts.NONE);
    }
}
