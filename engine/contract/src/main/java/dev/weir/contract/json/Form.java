package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a schema says, word for word, without what constrains no value: annotations, unknown keywords, definitions, the order
 * of keys. Schemas of equal forms have the same instances as long as their references lead to the same.
 *
 * @param content the schema's keywords, or, of a reference or a boolean, the thing itself
 * @param hash of the content, kept because forms are compared far more often than they are equal
 * @param references the keys of all references inside
 */
record Form(Object content, int hash, Set<String> references) {

    static Form of(SchemaDocument document, JsonNode schema) {
        if (!schema.isObject()) {
            return new Form(schema, schema.hashCode(), Set.of());
        }
        JsonNode reference = schema.path("$ref");
        if (reference.isTextual()) {
            String key = document.key(schema, reference.textValue());
            return new Form(key, key.hashCode(), Set.of(key));
        }
        var reading = new Reading(document);
        Map<String, Object> keywords = reading.keywords(schema);
        return new Form(keywords, keywords.hashCode(), reading.references());
    }

    /** The keywords of one schema. */
    private static final class Reading {
        private final SchemaDocument document;
        private Set<String> references = Set.of();

        Reading(SchemaDocument document) {
            this.document = document;
        }

        Set<String> references() {
            return references;
        }

        Map<String, Object> keywords(JsonNode schema) {
            Map<String, Object> keywords = new HashMap<>();
            for (Map.Entry<String, JsonNode> entry : schema.properties()) {
                Keywords.Parts parts = Keywords.parts(entry.getKey());
                if (parts != Keywords.Parts.NONE
                        && parts != Keywords.Parts.DEFINITIONS
                        && document.draft().knows(entry.getKey())) {
                    keywords.put(entry.getKey(), part(parts, entry.getValue()));
                }
            }
            return keywords;
        }

        private Object part(Keywords.Parts parts, JsonNode value) {
            if (parts == Keywords.Parts.VALUE) {
                return new Value(value);
            }
            if (value.isArray()) {
                List<Object> list = new ArrayList<>(value.size());
                for (JsonNode each : value) {
                    list.add(schema(each));
                }
                return list;
            }
            return parts == Keywords.Parts.SCHEMA ? schema(value) : named(value);
        }

        private Object named(JsonNode schemas) {
            Map<String, Object> named = new HashMap<>();
            for (Map.Entry<String, JsonNode> entry : schemas.properties()) {
                named.put(entry.getKey(), schema(entry.getValue()));
            }
            return named;
        }

        /** Among dependencies, lists of names stand beside schemas. */
        private Object schema(JsonNode schema) {
            if (!schema.isObject()) {
                return new Value(schema);
            }
            Form form = document.form(schema);
            if (!form.references().isEmpty()) {
                references = references.isEmpty() ? new HashSet<>() : references;
                references.addAll(form.references());
            }
            return form;
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Form form && hash == form.hash && content.equals(form.content));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** A value that a schema lists or a limit that it sets; numbers are equal by value. */
    private record Value(JsonNode json) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Value value && Values.equal(json, value.json);
        }

        @Override
        public int hashCode() {
            if (json.isNumber()) {
                return Double.hashCode(json.doubleValue());
            }
            return json.isContainerNode() ? json.size() : json.hashCode();
        }
    }
}
