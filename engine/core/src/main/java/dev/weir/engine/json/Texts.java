package dev.weir.engine.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.UnaryOperator;

/** Changes every text in a tree, member names included. */
final class Texts {
    private Texts() {}

    static ObjectNode map(ObjectNode tree, UnaryOperator<String> change) {
        ObjectNode mapped = JsonNodeFactory.instance.objectNode();
        tree.properties().forEach(entry -> mapped.set(change.apply(entry.getKey()), map(entry.getValue(), change)));
        return mapped;
    }

    static JsonNode map(JsonNode tree, UnaryOperator<String> change) {
        return switch (tree) {
            case TextNode text -> TextNode.valueOf(change.apply(text.textValue()));
            case ObjectNode object -> map(object, change);
            case ArrayNode array -> {
                ArrayNode mapped = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(element -> mapped.add(map(element, change)));
                yield mapped;
            }
            default -> tree;
        };
    }
}
