package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whether two schemas of two documents say the same, word for word, what is there for people aside. */
final class Sameness {
    private static final Set<String> ANNOTATIONS =
            Set.of("title", "description", "$comment", "$id", "id", "$schema", "default", "examples");
    private static final Set<String> CONTAINERS = Set.of("definitions", "$defs");

    private final SchemaDocument one;
    private final SchemaDocument other;
    private final boolean sameDraft;
    private Boolean sameReferences;

    Sameness(SchemaDocument one, SchemaDocument other) {
        this.one = one;
        this.other = other;
        this.sameDraft = one.draft() == other.draft();
    }

    boolean of(SchemaNode left, SchemaNode right) {
        return sameDraft && same(left.json(), right.json()) && (!refers(left.json()) || haveSameReferences());
    }

    private static boolean same(JsonNode left, JsonNode right) {
        if (!left.isObject() || !right.isObject()) {
            return Values.equal(left, right);
        }
        return coveredBy(left, right) && coveredBy(right, left);
    }

    private static boolean coveredBy(JsonNode left, JsonNode right) {
        for (Map.Entry<String, JsonNode> keyword : left.properties()) {
            if (isAside(keyword.getKey(), keyword.getValue())) {
                continue;
            }
            JsonNode there = right.get(keyword.getKey());
            if (there == null || !sameKeyword(keyword.getKey(), keyword.getValue(), there)) {
                return false;
            }
        }
        return true;
    }

    /** Inside listed values nothing stands aside. */
    private static boolean sameKeyword(String keyword, JsonNode left, JsonNode right) {
        boolean listed = keyword.equals("const") || keyword.equals("enum");
        return listed ? Values.equal(left, right) : same(left, right);
    }

    /** A property may have the name of an annotation: then its value is a schema. */
    private static boolean isAside(String keyword, JsonNode value) {
        boolean schema = value.isObject() || value.isBoolean();
        return (ANNOTATIONS.contains(keyword) && !schema) || (CONTAINERS.contains(keyword) && value.isObject());
    }

    private static boolean refers(JsonNode json) {
        return json.findValue("$ref") != null;
    }

    /** Whether every reference of either document leads to the same text. */
    private boolean haveSameReferences() {
        if (sameReferences == null) {
            Set<String> references = new HashSet<>(one.json().findValuesAsText("$ref"));
            references.addAll(other.json().findValuesAsText("$ref"));
            sameReferences = references.stream().allMatch(this::leadsToTheSame);
        }
        return sameReferences;
    }

    private boolean leadsToTheSame(String reference) {
        var left = one.resolve(reference);
        var right = other.resolve(reference);
        return left.isPresent()
                && right.isPresent()
                && same(left.get().json(), right.get().json());
    }
}
