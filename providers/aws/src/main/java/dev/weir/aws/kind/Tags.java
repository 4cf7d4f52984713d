package dev.weir.aws.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tags as the services write them: a map, or a list of {@code Key} and {@code Value}. */
public final class Tags {
    private Tags() {}

    /** Reads either form; a missing node means no tags. */
    public static SortedMap<String, String> of(JsonNode tags) {
        SortedMap<String, String> map = new TreeMap<>();
        if (tags.isObject()) {
            tags.properties()
                    .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText("")));
        }
        if (tags.isArray()) {
            tags.forEach(
                    tag -> map.put(tag.path("Key").asText(), tag.path("Value").asText("")));
        }
        return map;
    }

    public static ObjectNode map(Map<String, String> tags) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        tags.forEach(map::put);
        return map;
    }

    public static ArrayNode list(Map<String, String> tags) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        tags.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        return list;
    }
}
