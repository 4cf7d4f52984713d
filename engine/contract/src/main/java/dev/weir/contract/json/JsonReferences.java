package dev.weir.contract.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the {@code $ref}s of one document lead: the document itself, JSON Pointers into it, and the names that
 * {@code $id} (or draft-04's {@code id}) gives to its parts. Other documents are never fetched.
 */
public final class JsonReferences {
    private final JsonNode root;
    private final Map<String, JsonNode> named = new HashMap<>();

    public JsonReferences(JsonNode root) {
        this.root = root;
        collectNames(root);
    }

    /** The schema that a {@code $ref} means, or nothing when this document does not hold it. */
    public Optional<JsonNode> resolve(String reference) {
        JsonNode byName = named.get(stripped(reference));
        if (byName != null) {
            return Optional.of(byName);
        }
        int hash = reference.indexOf('#');
        if (hash < 0) {
            return Optional.empty();
        }
        String base = reference.substring(0, hash);
        JsonNode document = base.isEmpty() ? root : named.get(base);
        return document == null ? Optional.empty() : pointed(document, reference.substring(hash + 1));
    }

    private static Optional<JsonNode> pointed(JsonNode document, String fragment) {
        if (fragment.isEmpty()) {
            return Optional.of(document);
        }
        if (!fragment.startsWith("/")) {
            return Optional.empty();
        }
        try {
            String decoded = URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
            JsonNode found = document.at(JsonPointer.compile(decoded));
            return found.isMissingNode() ? Optional.empty() : Optional.of(found);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void collectNames(JsonNode node) {
        for (String keyword : new String[] {"$id", "id"}) {
            JsonNode name = node.path(keyword);
            if (name.isTextual() && !name.textValue().isEmpty()) {
                named.putIfAbsent(stripped(name.textValue()), node);
            }
        }
        node.forEach(this::collectNames);
    }

    private static String stripped(String name) {
        return name.length() > 1 && name.endsWith("#") ? name.substring(0, name.length() - 1) : name;
    }
}
