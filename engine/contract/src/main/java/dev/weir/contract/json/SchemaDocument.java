package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** One definition: its draft, its references, and its schemas, each of which is one {@link SchemaNode}. */
public final class SchemaDocument {
    private static final int MAX_EXPONENT = 1_000;

    private final JsonNode root;
    private final Draft draft;
    private final JsonReferences references;
    private final IdentityHashMap<JsonNode, SchemaNode> objects = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, Form> forms = new IdentityHashMap<>();
    private final Map<String, SchemaNode> others = new HashMap<>();
    private final Map<SchemaNode, SchemaNode> negations = new HashMap<>();
    private final Map<String, SchemaNode> synthetics = new HashMap<>();

    public SchemaDocument(JsonNode root) {
        requireReasonableNumbers(root);
        Draft.unknown(root).ifPresent(name -> {
            throw new UndecidedException(
                    "the registry reads draft-04, 06 and 07 of JSON Schema, not '%s'".formatted(name));
        });
        this.root = root;
        this.draft = Draft.of(root);
        this.references = new JsonReferences(root);
    }

    Draft draft() {
        return draft;
    }

    JsonNode json() {
        return root;
    }

    SchemaNode rootNode() {
        return node(root, "");
    }

    SchemaNode node(JsonNode json, String path) {
        return json.isObject()
                ? objects.computeIfAbsent(json, each -> new SchemaNode(this, each, path))
                : others.computeIfAbsent(path + json, each -> new SchemaNode(this, json, path));
    }

    Form form(JsonNode schema) {
        Form known = forms.get(schema);
        if (known == null) {
            known = Form.of(this, schema);
            forms.put(schema, known);
        }
        return known;
    }

    /** A schema for everything but this one's instances. */
    SchemaNode negation(SchemaNode schema) {
        return negations.computeIfAbsent(
                schema, each -> node(JsonNodeFactory.instance.objectNode().set("not", each.json()), each.path()));
    }

    /** A schema that stands nowhere in the text. */
    SchemaNode synthetic(String keyword, JsonNode value) {
        return synthetics.computeIfAbsent(
                keyword + value,
                each -> node(JsonNodeFactory.instance.objectNode().set(keyword, value), ""));
    }

    /** Whether any of its schemas refers to another. */
    boolean hasReferences() {
        return references.areUsed() || root.path("$ref").isTextual();
    }

    /** What a reference is known by that stands in this schema. */
    String key(JsonNode at, String reference) {
        return references.key(at, reference);
    }

    Optional<SchemaNode> resolve(String key) {
        String path = key.startsWith("#/") ? key.substring(1) : "";
        return references.target(key).map(json -> node(json, path));
    }

    /** Arithmetic on such numbers would cost more memory than the text that holds them. */
    private static void requireReasonableNumbers(JsonNode node) {
        if (node.isContainerNode()) {
            for (JsonNode child : node) {
                requireReasonableNumbers(child);
            }
        } else if (node.isBigDecimal() && Math.abs(node.decimalValue().scale()) > MAX_EXPONENT) {
            throw new UndecidedException("a number lies beyond 10^%d".formatted(MAX_EXPONENT));
        }
    }
}
