package dev.weir.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The tags in an entity's document; keys differ by more than case. */
final class EntityTags {
    private static final String TAGS = "Tags";
    private static final int MOST = 50;

    private EntityTags() {}

    static void add(ObjectNode document, JsonNode tags) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        document.path(TAGS).forEach(tag -> all.put(folded(tag), tag));
        Map<String, JsonNode> given = new TreeMap<>();
        for (JsonNode tag : tags) {
            check(tag);
            if (given.put(folded(tag), tag) != null) {
                throw new AwsException(
                        "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            all.put(folded(tag), tag);
        }
        if (all.size() > MOST) {
            throw Errors.limitExceeded("The number of tags has reached the maximum limit.");
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        all.values().forEach(array::add);
        set(document, array);
    }

    static void remove(ObjectNode document, JsonNode keys) {
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        for (JsonNode tag : document.path(TAGS)) {
            boolean removed = false;
            for (JsonNode key : keys) {
                removed |= key.asText().toLowerCase(Locale.ROOT).equals(folded(tag));
            }
            if (!removed) {
                left.add(tag);
            }
        }
        set(document, left);
    }

    static Map<String, String> of(ObjectNode document) {
        Map<String, String> tags = new LinkedHashMap<>();
        document.path(TAGS)
                .forEach(tag ->
                        tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
        return tags;
    }

    static ArrayNode of(Map<String, String> tags) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        tags.forEach((key, value) -> array.addObject().put("Key", key).put("Value", value));
        return array;
    }

    private static void check(JsonNode tag) {
        if (tag.path("Key").asText().toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw new AwsException("InvalidInput", "Tag keys that start with 'aws:' are reserved for AWS use.");
        }
    }

    private static void set(ObjectNode document, ArrayNode tags) {
        if (tags.isEmpty()) {
            document.remove(TAGS);
        } else {
            document.set(TAGS, tags);
        }
    }

    private static String folded(JsonNode tag) {
        return tag.path("Key").asText().toLowerCase(Locale.ROOT);
    }
}
