package dev.weir.aws.kind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;

/** Small operations on trees that several kinds need. */
public final class Trees {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Trees() {}

    /** Those members of an object that it has and that say something: no nulls, no empty text, list or map. */
    public static ObjectNode pick(JsonNode from, Collection<String> members) {
        ObjectNode picked = JsonNodeFactory.instance.objectNode();
        members.stream()
                .filter(member -> !isBlank(from.path(member)))
                .forEach(member -> picked.set(member, from.get(member)));
        return picked;
    }

    /** Whether a value is as good as absent. */
    public static boolean isBlank(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.asText().isEmpty());
    }

    /** Takes members away whose value is blank, {@code false}, zero or less: what the services fill in for absent ones. */
    public static void dropDefaults(ObjectNode object) {
        object.properties()
                .removeIf(entry -> isBlank(entry.getValue())
                        || (entry.getValue().isBoolean() && !entry.getValue().asBoolean())
                        || (entry.getValue().isNumber() && entry.getValue().asDouble() <= 0));
    }

    /** The object or array that a text holds; empty when it holds none. */
    public static Optional<JsonNode> parse(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** A tree as compact JSON text. */
    public static String print(JsonNode tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
