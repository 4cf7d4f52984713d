package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a schema says, word for word, without what constrains no value: annotations, unknown keywords, definitions, the order
 * of keys. Schemas of equal forms have the same instances as long as their references lead to the same.
 */
final class Form {
    private static final Set<String> CONSTRAINTS = Set.of(
            "$ref",
            "type",
            "enum",
            "const",
            "format",
            "pattern",
            "required",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties");
    private static final Set<String> ASIDE = Set.of("definitions", "$defs");

    private final List<Object> parts;
    private final int hash;
    private final Set<String> references;

    private Form(List<Object> parts, Set<String> references) {
        this.parts = parts;
        this.hash = parts.hashCode();
        this.references = references;
    }

    /** The keys of all references inside. */
    Set<String> references() {
        return references;
    }

    static Form of(SchemaNode schema) {
        var references = new HashSet<String>();
        List<Object> parts = new ArrayList<>();
        if (schema.reference().isPresent()) {
            references.add(schema.reference().get());
            parts.add("$ref");
            parts.add(schema.reference().get());
        } else if (!schema.json().isObject()) {
            parts.add(schema.json());
        } else {
            new TreeMap<>(keywords(schema, references)).forEach((keyword, part) -> {
                parts.add(keyword);
                parts.add(part);
            });
        }
        return new Form(List.copyOf(parts), Set.copyOf(references));
    }

    private static Map<String, Object> keywords(SchemaNode schema, Set<String> references) {
        Map<String, Object> keywords = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : schema.json().properties()) {
            String keyword = entry.getKey();
            if (!ASIDE.contains(keyword) && schema.has(keyword)) {
                switch (Keywords.parts(keyword)) {
                    case NONE -> {
                        if (CONSTRAINTS.contains(keyword)) {
                            keywords.put(keyword, new Value(entry.getValue()));
                        }
                    }
                    case SCHEMA -> keywords.put(keyword, inner(schema, keyword, references));
                    case SCHEMAS -> keywords.put(keyword, many(schema, keyword, references));
                    case EITHER ->
                        keywords.put(
                                keyword,
                                entry.getValue().isArray()
                                        ? many(schema, keyword, references)
                                        : inner(schema, keyword, references));
                }
            }
        }
        return keywords;
    }

    private static Object inner(SchemaNode schema, String keyword, Set<String> references) {
        return schema.child(keyword).map(child -> part(child, references)).orElse(new Value(schema.get(keyword)));
    }

    private static Object many(SchemaNode schema, String keyword, Set<String> references) {
        if (schema.get(keyword).isArray()) {
            return schema.children(keyword).stream()
                    .map(child -> part(child, references))
                    .toList();
        }
        Map<String, Object> named = new TreeMap<>();
        schema.allNamed(keyword).forEach((name, child) -> named.put(name, part(child, references)));
        return named;
    }

    /** Among dependencies, lists of names stand beside schemas. */
    private static Object part(SchemaNode child, Set<String> references) {
        if (!child.json().isObject()) {
            return new Value(child.json());
        }
        references.addAll(child.form().references());
        return child.form();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Form form && hash == form.hash && parts.equals(form.parts));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** A value that a schema lists or a limit it sets; numbers are equal by value. */
    private record Value(JsonNode json) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Value value && Values.equal(json, value.json);
        }

        @Override
        public int hashCode() {
            return json.isNumber()
                    ? Double.hashCode(json.doubleValue())
                    : json.isContainerNode() ? json.size() : json.hashCode();
        }
    }
}
