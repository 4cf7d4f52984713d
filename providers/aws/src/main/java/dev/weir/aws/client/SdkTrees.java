package dev.weir.aws.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * SDK objects as trees: structures and maps become objects, lists arrays, blobs binary nodes, instants their ISO-8601 text,
 * enumerations text. Members that are not set are left out.
 */
final class SdkTrees {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SdkTrees() {}

    static ObjectNode of(SdkPojo object) {
        ObjectNode tree = NODES.objectNode();
        for (SdkField<?> field : object.sdkFields()) {
            Object value = field.getValueOrDefault(object);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                tree.set(field.memberName(), node(value));
            }
        }
        return tree;
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case String text -> NODES.textNode(text);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Float number -> NODES.numberNode(number);
            case Boolean flag -> NODES.booleanNode(flag);
            case SdkBytes bytes -> NODES.binaryNode(bytes.asByteArray());
            case SdkPojo nested -> of(nested);
            case Document document -> NODES.pojoNode(document.unwrap());
            case Collection<?> list ->
                NODES.arrayNode()
                        .addAll(list.stream()
                                .map(element -> element == null ? NODES.nullNode() : node(element))
                                .toList());
            case Map<?, ?> map -> {
                ObjectNode entries = NODES.objectNode();
                map.forEach((key, entry) -> entries.set(String.valueOf(key), node(entry)));
                yield entries;
            }
            default -> NODES.textNode(value.toString());
        };
    }
}
