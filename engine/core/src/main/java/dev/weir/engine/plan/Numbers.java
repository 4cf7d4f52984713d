package dev.weir.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Numbers as they are after a file: equal ones are equal nodes, whatever held them before. */
final class Numbers {
    private Numbers() {}

    static JsonNode plain(JsonNode tree) {
        return switch (tree) {
            case ObjectNode object -> {
                ObjectNode plain = object.objectNode();
                object.properties().forEach(member -> plain.set(member.getKey(), plain(member.getValue())));
                yield plain;
            }
            case ArrayNode array -> {
                ArrayNode plain = array.arrayNode();
                array.forEach(element -> plain.add(plain(element)));
                yield plain;
            }
            default -> tree.isNumber() ? DecimalNode.valueOf(tree.decimalValue().stripTrailingZeros()) : tree;
        };
    }
}
