package dev.weir.local.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.model.Member;
import dev.weir.local.model.ServiceModel;
import dev.weir.local.model.Shape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a form such as {@code Tags.member.1.Key=a} into a tree by the model. */
final class FormReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ServiceModel model;
    private final Level form = new Level();

    FormReader(ServiceModel model, Map<String, List<String>> parameters) {
        this.model = model;
        parameters.forEach((name, values) -> form.put(name.split("\\.", -1), values.getFirst()));
    }

    ObjectNode read(Shape.Structure shape) {
        return structure(shape, form);
    }

    private ObjectNode structure(Shape.Structure shape, Level level) {
        ObjectNode result = NODES.objectNode();
        shape.members().forEach((name, member) -> {
            Level child = level.below.get(member.wireName().orElse(name));
            if (child != null) {
                result.set(name, read(member, child));
            }
        });
        return result;
    }

    private JsonNode read(Member member, Level level) {
        Shape shape = model.shape(member);
        return switch (shape) {
            case Shape.Structure structure -> structure(structure, level);
            case Shape.Sequence list -> list(list, member, level);
            case Shape.Dictionary map -> map(map, level.below.getOrDefault("entry", level));
            case Shape.Text leaf -> scalar(leaf, level);
            case Shape.Numeric leaf -> scalar(leaf, level);
            case Shape.Truth leaf -> scalar(leaf, level);
            case Shape.Blob leaf -> scalar(leaf, level);
            case Shape.Timestamp leaf -> scalar(leaf, level);
            case Shape.Document leaf -> scalar(leaf, level);
        };
    }

    private JsonNode list(Shape.Sequence list, Member member, Level level) {
        boolean flat = list.flattened() || member.flattened();
        Level items =
                flat ? level : level.below.getOrDefault(list.member().wireName().orElse("member"), new Level());
        ArrayNode result = NODES.arrayNode();
        items.numbered().values().forEach(item -> result.add(read(list.member(), item)));
        return result;
    }

    private JsonNode map(Shape.Dictionary map, Level entries) {
        ObjectNode result = NODES.objectNode();
        for (Level entry : entries.numbered().values()) {
            Level key = entry.below.getOrDefault(map.key().wireName().orElse("key"), new Level());
            Level value = entry.below.getOrDefault(map.value().wireName().orElse("value"), new Level());
            result.set(key.value, read(map.value(), value));
        }
        return result;
    }

    private static JsonNode scalar(Shape shape, Level level) {
        try {
            return Scalars.parse(shape, level.value);
        } catch (IllegalArgumentException e) {
            throw new AwsException("MalformedInput", "Invalid value '" + level.value + "'");
        }
    }

    /** The parameters below a common prefix. */
    private static final class Level {
        private final Map<String, Level> below = new TreeMap<>();
        private String value = "";

        void put(String[] path, String text) {
            Level level = this;
            for (String step : path) {
                level = level.below.computeIfAbsent(step, absent -> new Level());
            }
            level.value = text;
        }

        Map<Integer, Level> numbered() {
            Map<Integer, Level> result = new TreeMap<>();
            below.forEach((name, level) -> {
                if (name.matches("\\d{1,6}")) {
                    result.put(Integer.valueOf(name), level);
                }
            });
            return result;
        }
    }
}
