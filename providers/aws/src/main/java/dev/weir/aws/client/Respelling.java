package dev.weir.aws.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** Renames the members of a tree between two spellings, along the SDK's field metadata. Keys of maps stay as they are. */
record Respelling(Spelling from, Spelling to) {
    static final Respelling TO_API = new Respelling(Spelling.CAMEL, Spelling.API);
    static final Respelling FROM_API = new Respelling(Spelling.API, Spelling.CAMEL);

    ObjectNode apply(SdkPojo shape, JsonNode tree, String where) {
        Map<String, SdkField<?>> members = Members.of(shape, from);
        ObjectNode renamed = ((ObjectNode) tree).objectNode();
        tree.properties().forEach(entry -> {
            SdkField<?> field = members.get(entry.getKey());
            if (field == null) {
                throw new IllegalArgumentException(
                        where + "." + entry.getKey() + " is not a member of the API; it has " + members.keySet());
            }
            renamed.set(to.of(field.memberName()), value(field, entry.getValue(), where + "." + entry.getKey()));
        });
        return renamed;
    }

    private JsonNode value(SdkField<?> field, JsonNode node, String where) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO && node.isObject()) {
            return apply(Members.blank(field).orElseThrow(), node, where);
        }
        if (type == MarshallingType.LIST && node.isArray()) {
            ArrayNode renamed = ((ArrayNode) node).arrayNode();
            node.forEach(element -> renamed.add(value(Members.elements(field), element, where + "[]")));
            return renamed;
        }
        if (type == MarshallingType.MAP && node instanceof ObjectNode map) {
            ObjectNode renamed = map.objectNode();
            map.properties()
                    .forEach(entry -> renamed.set(
                            entry.getKey(),
                            value(Members.values(field), entry.getValue(), where + "." + entry.getKey())));
            return renamed;
        }
        return node;
    }
}
