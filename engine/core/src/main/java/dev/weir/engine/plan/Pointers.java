package dev.weir.engine.plan;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Works on trees by JSON Pointer. */
final class Pointers {
    private Pointers() {}

    /** Whether one of these pointers is {@code path} or leads to something around it. */
    static boolean cover(List<String> pointers, String path) {
        return pointers.stream().anyMatch(pointer -> path.equals(pointer) || path.startsWith(pointer + "/"));
    }

    /** The desired tree with the live value, or the live absence, at each of these places. */
    static ObjectNode keepLive(ObjectNode desired, ObjectNode live, List<String> pointers) {
        ObjectNode kept = desired.deepCopy();
        pointers.stream()
                .map(JsonPointer::compile)
                .filter(pointer -> !pointer.matches())
                .forEach(pointer -> {
                    JsonNode value = live.at(pointer);
                    JsonNode parent = value.isMissingNode() ? kept.at(pointer.head()) : parent(kept, pointer.head());
                    put(parent, pointer.last(), value.deepCopy());
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
        } else if (parent instanceof ArrayNode array
                && !value.isMissingNode()
                && last.getMatchingIndex() < array.size()) {
            array.set(last.getMatchingIndex(), value);
        }
    }
}
