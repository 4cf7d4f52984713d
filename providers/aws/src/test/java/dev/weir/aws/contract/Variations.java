package dev.weir.aws.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.KindSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Properties with one of them written otherwise, for each that a kind's schema knows, nested ones included. */
final class Variations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "changed",
            "other",
            "s3://changed/place/",
            "changed/other",
            "3.9",
            "3",
            "77s",
            "cron(1 2 * * ? *)",
            "{\"changed\":1}");

    private final List<Variation> found = new ArrayList<>();

    /** One property written otherwise. */
    record Variation(String path, ObjectNode properties) {
        /** The name of the property at the top that it lies in. */
        String property() {
            int end = path.indexOf('/', 1);
            return path.substring(1, end < 0 ? path.length() : end);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    private Variations() {}

    static List<Variation> of(JsonNode schema, ObjectNode properties) {
        Variations variations = new Variations();
        variations.members("", schema, properties, changed -> (ObjectNode) changed);
        return variations.found;
    }

    private void members(String path, JsonNode schema, JsonNode now, Function<JsonNode, ObjectNode> whole) {
        schema.path("properties").properties().forEach(member -> {
            String name = member.getKey();
            vary(path + "/" + name, member.getValue(), now.path(name), value -> {
                ObjectNode changed = now.isObject() ? now.deepCopy() : required(schema);
                changed.set(name, value);
                return whole.apply(changed);
            });
        });
    }

    private void vary(String path, JsonNode schema, JsonNode now, Function<JsonNode, ObjectNode> whole) {
        if (schema.has("properties")) {
            members(path, schema, now, whole);
        } else {
            other(schema, now.isMissingNode() ? unset(schema) : now)
                    .ifPresent(value -> found.add(new Variation(path, whole.apply(value))));
        }
    }

    /** What an absent property means. */
    private static JsonNode unset(JsonNode schema) {
        return schema.has("default")
                ? schema.path("default")
                : KindSchema.annotations(schema).path("absent");
    }

    private ObjectNode required(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        schema.path("required").forEach(name -> other(schema.path("properties").path(name.asText()), JSON.nullNode())
                .ifPresent(value -> object.set(name.asText(), value)));
        return object;
    }

    /** A value that fits a schema and is not the one given. */
    private Optional<JsonNode> other(JsonNode schema, JsonNode now) {
        if (schema.has("enum")) {
            return last(schema.path("enum"), now);
        }
        String type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        return switch (type) {
            case "boolean" -> Optional.of(JSON.booleanNode(!now.asBoolean()));
            case "integer", "number" -> Optional.of(number(schema, now));
            case "array" ->
                other(schema.path("items"), JSON.nullNode())
                        .map(element -> JSON.arrayNode().add(element));
            case "object" -> Optional.of(object(schema));
            default -> text(schema, now);
        };
    }

    /** The first value of an enumeration is mostly what a service means where none is given. */
    private static Optional<JsonNode> last(JsonNode values, JsonNode now) {
        for (int i = values.size() - 1; i >= 0; i--) {
            if (!values.get(i).equals(now)) {
                return Optional.of(values.get(i));
            }
        }
        return Optional.empty();
    }

    private static JsonNode number(JsonNode schema, JsonNode now) {
        int least = schema.path("minimum").asInt(0);
        int more = Math.max(0, Math.max(least, now.asInt(least))) + 1;
        return JSON.numberNode(more <= schema.path("maximum").asInt(Integer.MAX_VALUE) ? more : least);
    }

    private ObjectNode object(JsonNode schema) {
        if (schema.has("properties")) {
            return required(schema);
        }
        ObjectNode object = JSON.objectNode();
        other(schema.path("additionalProperties"), JSON.nullNode()).ifPresent(value -> object.set("changed", value));
        return object;
    }

    private static Optional<JsonNode> text(JsonNode schema, JsonNode now) {
        Pattern pattern = Pattern.compile(schema.path("pattern").asText(""));
        return TEXTS.stream()
                .filter(text -> pattern.matcher(text).find() && !text.equals(now.asText()))
                .filter(text -> text.length() >= schema.path("minLength").asInt(0)
                        && text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE))
                .findFirst()
                .map(JSON::textNode);
    }
}
