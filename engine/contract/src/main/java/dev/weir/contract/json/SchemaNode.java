package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One schema inside its document. Keywords next to a {@code $ref}, and those that the draft does not know, are not there.
 * Compared by identity.
 */
final class SchemaNode {
    /** Longer texts are not built as examples. */
    static final int MAX_TEXT = 5_000;

    private static final Set<String> COMBINATIONS = Set.of("allOf", "anyOf", "oneOf", "if", "then", "else");

    private final SchemaDocument document;
    private final JsonNode json;
    private final String path;
    private final boolean reduced;
    private final Map<String, Map<String, SchemaNode>> named = new HashMap<>();
    private final Optional<String> reference;
    private SchemaNode own;

    SchemaNode(SchemaDocument document, JsonNode json, String path) {
        this(document, json, path, false);
    }

    private SchemaNode(SchemaDocument document, JsonNode json, String path, boolean reduced) {
        this.document = document;
        this.json = json;
        this.path = path;
        this.reduced = reduced;
        JsonNode text = json.path("$ref");
        this.reference = text.isTextual() ? Optional.of(document.key(json, text.textValue())) : Optional.empty();
    }

    SchemaDocument document() {
        return document;
    }

    JsonNode json() {
        return json;
    }

    String path() {
        return path;
    }

    /** The same schema without the keywords that combine schemas, for whoever has already followed them. */
    SchemaNode own() {
        if (own == null) {
            own = reduced ? this : new SchemaNode(document, json, path, true);
        }
        return own;
    }

    boolean isFalse() {
        return json.isBoolean() && !json.booleanValue();
    }

    boolean isTrue() {
        return !isFalse() && json.isEmpty();
    }

    /** The key of its {@code $ref}. */
    Optional<String> reference() {
        return reference;
    }

    /** Of the whole schema, also where this is a part: whoever followed the keywords that combine schemas has met them. */
    Form form() {
        return document.form(json);
    }

    /** How many properties it describes: the same in schemas that say the same. */
    int width() {
        return get("properties").size();
    }

    boolean has(String keyword) {
        return !get(keyword).isMissingNode();
    }

    /** The keyword's value, or a missing node. */
    JsonNode get(String keyword) {
        boolean hidden = reference.isPresent()
                || (reduced && COMBINATIONS.contains(keyword))
                || !document.draft().knows(keyword);
        return hidden ? MissingNode.getInstance() : json.path(keyword);
    }

    Optional<BigDecimal> number(String keyword) {
        JsonNode value = get(keyword);
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    /** A length or count, as far as an int goes. */
    Optional<Integer> count(String keyword) {
        return number(keyword)
                .map(value -> value.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue());
    }

    boolean isOn(String keyword) {
        return get(keyword).isBoolean() && get(keyword).booleanValue();
    }

    Optional<SchemaNode> child(String keyword) {
        JsonNode value = get(keyword);
        return value.isObject() || value.isBoolean()
                ? Optional.of(document.node(value, path + "/" + keyword))
                : Optional.empty();
    }

    List<SchemaNode> children(String keyword) {
        JsonNode values = get(keyword);
        List<SchemaNode> children = new ArrayList<>();
        if (values.isArray()) {
            for (int i = 0; i < values.size(); i++) {
                children.add(element(keyword, i));
            }
        }
        return children;
    }

    SchemaNode element(String keyword, int index) {
        return document.node(get(keyword).get(index), path + "/" + keyword + "/" + index);
    }

    Optional<SchemaNode> named(String keyword, String name) {
        JsonNode value = get(keyword).path(name);
        return value.isMissingNode()
                ? Optional.empty()
                : Optional.of(document.node(value, Pointers.append(path + "/" + keyword, name)));
    }

    Map<String, SchemaNode> allNamed(String keyword) {
        return named.computeIfAbsent(keyword, this::readNamed);
    }

    private Map<String, SchemaNode> readNamed(String keyword) {
        Map<String, SchemaNode> children = new LinkedHashMap<>();
        JsonNode values = get(keyword);
        if (values.isObject()) {
            for (Map.Entry<String, JsonNode> entry : values.properties()) {
                String place = Pointers.append(path + "/" + keyword, entry.getKey());
                children.put(entry.getKey(), document.node(entry.getValue(), place));
            }
        }
        return Collections.unmodifiableMap(children);
    }

    List<String> names(String keyword) {
        List<String> names = new ArrayList<>();
        JsonNode values = get(keyword);
        if (values.isArray()) {
            values.forEach(name -> names.add(name.asText()));
        }
        return names;
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
