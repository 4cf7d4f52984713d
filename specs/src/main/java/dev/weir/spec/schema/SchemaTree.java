package dev.weir.spec.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.spi.KindSchema;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A schema walked along with a value: which subschema, and which annotations, a member or an element has. Follows local
 * references, and looks into the branches of {@code allOf}, {@code anyOf} and {@code oneOf}; the first that knows the member
 * wins.
 */
public final class SchemaTree {
    private static final List<String> BRANCHES = List.of("allOf", "anyOf", "oneOf");
    private static final int DEEPEST_REFERENCE = 16;

    private final JsonNode document;
    private final JsonNode schema;

    private SchemaTree(JsonNode document, JsonNode schema) {
        this.document = document;
        this.schema = resolve(document, schema);
    }

    /** The schema of a kind's properties. */
    public static SchemaTree of(KindSchema kind) {
        return new SchemaTree(kind.document(), kind.document());
    }

    /** This place's schema; a missing node where nothing is known. */
    public JsonNode schema() {
        return schema;
    }

    /** The schema of a member. */
    public SchemaTree member(String name) {
        return new SchemaTree(document, find(schema, name));
    }

    /** The schema of the elements. */
    public SchemaTree element() {
        return new SchemaTree(document, items(schema));
    }

    /** The schema of the value at a pointer below. */
    public SchemaTree at(String pointer) {
        SchemaTree tree = this;
        for (String part :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            SchemaTree member = tree.member(part.replace("~1", "/").replace("~0", "~"));
            tree = member.isKnown() ? member : tree.element();
        }
        return tree;
    }

    /** Whether the schema says anything about this place. */
    public boolean isKnown() {
        return !schema.isMissingNode();
    }

    /** The names of all members that the schema knows. */
    public Set<String> members() {
        Set<String> names = new TreeSet<>();
        collect(schema, names);
        return names;
    }

    private void collect(JsonNode from, Set<String> names) {
        from.path("properties").fieldNames().forEachRemaining(names::add);
        for (String branches : BRANCHES) {
            from.path(branches).forEach(branch -> collect(resolve(document, branch), names));
        }
    }

    private JsonNode find(JsonNode from, String name) {
        JsonNode property = from.path("properties").path(name);
        if (!property.isMissingNode()) {
            return property;
        }
        for (String branches : BRANCHES) {
            for (JsonNode branch : from.path(branches)) {
                JsonNode found = find(resolve(document, branch), name);
                if (found.isObject()) {
                    return found;
                }
            }
        }
        JsonNode additional = from.path("additionalProperties");
        return additional.isObject() ? additional : MissingNode.getInstance();
    }

    private JsonNode items(JsonNode from) {
        JsonNode items = from.path("items");
        if (items.isObject()) {
            return items;
        }
        for (String branches : BRANCHES) {
            for (JsonNode branch : from.path(branches)) {
                JsonNode found = items(resolve(document, branch));
                if (found.isObject()) {
                    return found;
                }
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode resolve(JsonNode document, JsonNode schema) {
        JsonNode resolved = schema;
        for (int i = 0;
                i < DEEPEST_REFERENCE && resolved.path("$ref").asText("").startsWith("#/");
                i++) {
            resolved = document.at(resolved.path("$ref").asText().substring(1));
        }
        return resolved;
    }
}
