package dev.weir.contract.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the {@code $ref}s of one document lead: the document itself, JSON Pointers into it, and the names that
 * {@code $id} (or draft-04's {@code id}) gives to its parts. A part with a name of its own is the base of the references inside
 * it. Other documents are never fetched.
 *
 * <p>A reference is known by its key: {@code #} and a fragment where it stays in this document, an absolute URI otherwise. So a
 * document that moves, with all that is in it, keeps its keys.
 */
public final class JsonReferences {
    private final JsonNode root;
    private final String base;
    private final String idKeyword;
    private final Map<String, JsonNode> named = new HashMap<>();
    /** Of the schemas with a reference, those whose base is not the document's. */
    private final IdentityHashMap<JsonNode, String> bases = new IdentityHashMap<>();

    private boolean used;

    public JsonReferences(JsonNode root) {
        this.root = root;
        this.idKeyword = Draft.of(root) == Draft.DRAFT_04 ? "id" : "$id";
        this.base = withoutFragment(id(root));
        named.put(base, root);
        collectParts(root, base);
    }

    /** The schema that a {@code $ref} means which stands in {@code at}, or nothing when this document does not hold it. */
    public Optional<JsonNode> resolve(JsonNode at, String reference) {
        return target(key(at, reference));
    }

    /** Whether any schema refers to another. */
    boolean areUsed() {
        return used;
    }

    /** What a reference is known by. */
    String key(JsonNode at, String reference) {
        String from = bases.getOrDefault(at, base);
        String absolute = resolved(from, reference);
        String document = withoutFragment(absolute);
        String fragment = absolute.substring(document.length());
        return document.equals(base) ? (fragment.isEmpty() ? "#" : fragment) : absolute;
    }

    /** Whether a key means the same schema to every document. */
    static boolean isAbsolute(String key) {
        int colon = key.indexOf(':');
        return colon > 0 && key.indexOf('#') != 0 && key.indexOf('/') > colon;
    }

    Optional<JsonNode> target(String key) {
        JsonNode byName = named.get(key);
        if (byName != null) {
            return Optional.of(byName);
        }
        String document = withoutFragment(key);
        String fragment = key.substring(document.length());
        JsonNode holder = document.isEmpty() ? root : named.get(document);
        return holder == null ? Optional.empty() : pointed(holder, fragment);
    }

    private static Optional<JsonNode> pointed(JsonNode document, String fragment) {
        if (fragment.length() <= 1) {
            return Optional.of(document);
        }
        if (!fragment.startsWith("#/")) {
            return Optional.empty();
        }
        try {
            String decoded = URLDecoder.decode(fragment.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            JsonNode found = document.at(JsonPointer.compile(decoded));
            return found.isMissingNode() ? Optional.empty() : Optional.of(found);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Names stand in schemas only, not in the values that schemas list. */
    private void collect(JsonNode schema, String outer) {
        if (!schema.isObject()) {
            return;
        }
        if (schema.path("$ref").isTextual()) {
            used = true;
            if (!outer.equals(base)) {
                bases.put(schema, outer);
            }
            collectParts(schema, outer);
            return;
        }
        String id = id(schema);
        String inner = id.isEmpty() ? outer : named(schema, id, outer);
        collectParts(schema, inner);
    }

    /** Gives the schema its name; a mere fragment names a place and moves no base. */
    private String named(JsonNode schema, String id, String outer) {
        String absolute = resolved(outer, id);
        String document = withoutFragment(absolute);
        boolean place = !document.equals(absolute) && absolute.length() > document.length() + 1;
        String name = !place ? document : document.equals(base) ? absolute.substring(document.length()) : absolute;
        named.putIfAbsent(name, schema);
        return place ? outer : document;
    }

    private void collectParts(JsonNode schema, String inner) {
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            switch (Keywords.parts(keyword.getKey())) {
                case SCHEMA -> {
                    if (keyword.getValue().isArray()) {
                        collectEach(keyword.getValue(), inner);
                    } else {
                        collect(keyword.getValue(), inner);
                    }
                }
                case SCHEMAS, DEFINITIONS -> collectEach(keyword.getValue(), inner);
                case VALUE, NONE -> {
                    // Holds no schemas.
                }
            }
        }
    }

    private void collectEach(JsonNode schemas, String inner) {
        for (JsonNode schema : schemas) {
            collect(schema, inner);
        }
    }

    private String id(JsonNode schema) {
        JsonNode id = schema.path(idKeyword);
        return id.isTextual() ? id.textValue() : "";
    }

    private static String resolved(String base, String reference) {
        if (base.isEmpty()) {
            return reference;
        }
        if (reference.isEmpty() || reference.startsWith("#")) {
            return base + reference;
        }
        try {
            return URI.create(base).resolve(reference).toString();
        } catch (IllegalArgumentException e) {
            return reference;
        }
    }

    private static String withoutFragment(String uri) {
        int hash = uri.indexOf('#');
        return hash < 0 ? uri : uri.substring(0, hash);
    }
}
