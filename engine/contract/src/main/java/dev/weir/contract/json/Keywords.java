package dev.weir.contract.json;

import java.util.Map;

/** What the keywords of a schema hold. Other names are annotations. */
final class Keywords {
    private static final Map<String, Parts> PARTS = Map.ofEntries(
            Map.entry("type", Parts.VALUE),
            Map.entry("enum", Parts.VALUE),
            Map.entry("const", Parts.VALUE),
            Map.entry("format", Parts.VALUE),
            Map.entry("pattern", Parts.VALUE),
            Map.entry("required", Parts.VALUE),
            Map.entry("minimum", Parts.VALUE),
            Map.entry("maximum", Parts.VALUE),
            Map.entry("exclusiveMinimum", Parts.VALUE),
            Map.entry("exclusiveMaximum", Parts.VALUE),
            Map.entry("multipleOf", Parts.VALUE),
            Map.entry("minLength", Parts.VALUE),
            Map.entry("maxLength", Parts.VALUE),
            Map.entry("minItems", Parts.VALUE),
            Map.entry("maxItems", Parts.VALUE),
            Map.entry("uniqueItems", Parts.VALUE),
            Map.entry("minProperties", Parts.VALUE),
            Map.entry("maxProperties", Parts.VALUE),
            Map.entry("additionalItems", Parts.SCHEMA),
            Map.entry("additionalProperties", Parts.SCHEMA),
            Map.entry("contains", Parts.SCHEMA),
            Map.entry("propertyNames", Parts.SCHEMA),
            Map.entry("not", Parts.SCHEMA),
            Map.entry("if", Parts.SCHEMA),
            Map.entry("then", Parts.SCHEMA),
            Map.entry("else", Parts.SCHEMA),
            Map.entry("items", Parts.SCHEMA),
            Map.entry("allOf", Parts.SCHEMAS),
            Map.entry("anyOf", Parts.SCHEMAS),
            Map.entry("oneOf", Parts.SCHEMAS),
            Map.entry("properties", Parts.SCHEMAS),
            Map.entry("patternProperties", Parts.SCHEMAS),
            Map.entry("dependencies", Parts.SCHEMAS),
            Map.entry("definitions", Parts.DEFINITIONS),
            Map.entry("$defs", Parts.DEFINITIONS));

    /** What stands in a keyword's value. */
    enum Parts {
        /** Nothing that matters. */
        NONE,
        /** A limit, or values. */
        VALUE,
        /** A schema, or, for {@code items}, a list of them. */
        SCHEMA,
        /** Schemas, in a list or by name. */
        SCHEMAS,
        /** Schemas by name that constrain nothing where they stand. */
        DEFINITIONS
    }

    private Keywords() {}

    static Parts parts(String keyword) {
        return PARTS.getOrDefault(keyword, Parts.NONE);
    }
}
