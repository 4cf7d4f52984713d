package dev.weir.engine.plan;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.KindSchema;
import dev.weir.spi.NamedElements;
import java.util.List;

/** Works on trees by JSON Pointer. */
final class Pointers {
    private Pointers() {}

    /** Whether one of these pointers is {@code path} or leads to something around it. */
    static boolean cover(List<String> pointers, String path) {
        return pointers.stream().anyMatch(pointer -> path.equals(pointer) || path.startsWith(pointer + "/"));
    }

    /** The desired tree with the live value, or the live absence, at each of these places; named elements by their name. */
    static ObjectNode keepLive(KindSchema schema, ObjectNode desired, ObjectNode live, List<String> pointers) {
        ObjectNode kept = desired.deepCopy();
        pointers.stream().filter(pointer -> !pointer.isEmpty()).forEach(pointer -> {
            JsonNode value = live.at(NamedElements.locate(schema, live, pointer));
            JsonPointer place = NamedElements.locate(schema, kept, pointer);
            JsonNode parent = value.isMissingNode() ? kept.at(place.head()) : parent(kept, place.head());
            put(parent, place.last(), value.deepCopy());
        });
        return kept;
    }

    private static JsonNode parent(ObjectNode root, JsonPointer place) {
        JsonNode found = root.at(place);
        return found.isMissingNode() ? root.withObject(place) : found;
    }

    private static void put(JsonNode parent, JsonPointer last, JsonNode value) {
        if (parent instanceof ObjectNode object) {
            if (value.isMissingNode()) {
                object.remove(last.getMatchingProperty());
            } else {
                object.set(last.getMatchingProperty(), value);
            }
        } else if (parent instanceof ArrayNode array) {
            putElement(array, last.getMatchingIndex(), value);
        }
    }

    /** An index is negative for the name of an element that the list does not have. */
    private static void putElement(ArrayNode array, int index, JsonNode value) {
        if (index >= array.size()) {
            return;
        }
        if (index < 0 && !value.isMissingNode()) {
            array.add(value);
        } else if (index >= 0 && value.isMissingNode()) {
            array.remove(index);
        } else if (index >= 0) {
            array.set(index, value);
        }
    }
}
