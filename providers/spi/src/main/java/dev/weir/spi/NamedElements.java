package dev.weir.spi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists of named things: columns, statements, rules. In paths such a list is a map by name, so that {@code /columns/id/type} is
 * the type of the column {@code id} wherever in the list it is.
 */
public final class NamedElements {
    /** The members that name the elements of a list in a document that has no schema. */
    private static final List<String> USUAL = List.of("Sid", "Id", "name", "id");

    private NamedElements() {}

    /** The elements by name; empty where one of them is no object, has no name, or shares it with another. */
    static Optional<Map<String, JsonNode>> by(String key, JsonNode list) {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        for (JsonNode element : list) {
            JsonNode name = element.path(key);
            if (!isName(name) || byName.put(name.asText(), element) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(byName);
    }

    /** A path is shown, so a sensitive value cannot be a name in it. */
    private static boolean isName(JsonNode name) {
        return name.isTextual() && !Sensitive.is(name) && !name.asText().isEmpty();
    }

    /** The member by which the elements of two lists can be distinguished, for lists without a schema. */
    static Optional<String> usualKey(JsonNode one, JsonNode other) {
        return USUAL.stream()
                .filter(key -> by(key, one).isPresent() && by(key, other).isPresent())
                .findFirst();
    }

    /**
     * The pointer of a value in a tree, with an index wherever the path has a name.
     *
     * @param path a JSON Pointer in which elements of named lists may stand by name
     * @return the path itself where nothing in it is a name, or there is no element of that name
     */
    public static JsonPointer locate(KindSchema schema, JsonNode tree, String path) {
        JsonPointer located = JsonPointer.empty();
        JsonNode part = schema.document();
        JsonNode value = tree;
        for (JsonPointer rest = JsonPointer.compile(path); !rest.matches(); rest = rest.tail()) {
            String name = rest.getMatchingProperty();
            int index = value.isArray() ? index(part, value, name) : -1;
            located = index >= 0 ? located.appendIndex(index) : located.appendProperty(name);
            part = value.isArray() ? part.path("items") : KindSchema.member(part, name);
            value = index >= 0
                    ? value.path(index)
                    : value.at(JsonPointer.empty().appendProperty(name));
        }
        return located;
    }

    private static int index(JsonNode schema, JsonNode list, String name) {
        Optional<String> key = KindSchema.key(schema);
        for (int i = 0; key.isPresent() && i < list.size(); i++) {
            if (list.get(i).path(key.get()).asText().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
