package dev.weir.aws.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.KindSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Each kind of value that a kind's schema allows its properties: the default, what absence means, the falsy, the empty, the
 * least and the greatest, and every value of an enumeration; members of objects and of the elements of arrays included.
 */
final class Extremes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Longer texts say no more about how values are kept, and some services limit the whole. */
    private static final int LONG_TEXT = 200;

    private static final List<String> TEXTS = List.of(
            "changed/other",
            "changed",
            "s3://changed/place/",
            "3.9",
            "3",
            "77s",
            "cron(1 2 * * ? *)",
            "2031-12-31",
            "arn:aws:sns:us-east-1:000000000000:one",
            "arn:aws:sqs:us-east-1:000000000000:one",
            "arn:aws:lambda:us-east-1:000000000000:function:one");

    private final Map<String, List<String>> examples;

    private Extremes(Map<String, List<String>> examples) {
        this.examples = examples;
    }

    /**
     * A value to set.
     *
     * @param path of what it tries, an element of an array as {@code []}
     * @param property at the top, which holds it
     * @param value of that property
     */
    record Setting(String path, String property, JsonNode value) {
        @Override
        public String toString() {
            return path + " in " + value;
        }
    }

    /**
     * The settings of each property at the top.
     *
     * @param properties that the object has otherwise
     * @param examples values by path, for properties that take only some of what their schema allows
     */
    static List<List<Setting>> of(KindSchema schema, ObjectNode properties, Map<String, List<String>> examples) {
        Extremes extremes = new Extremes(examples);
        List<List<Setting>> all = new ArrayList<>();
        schema.properties().forEach((name, property) -> {
            if (!schema.identity().contains(name)) {
                all.add(extremes.values("/" + name, property, properties.path(name)).stream()
                        .map(value -> new Setting(value.path(), name, value.value()))
                        .toList());
            }
        });
        return all;
    }

    private record Value(String path, JsonNode value) {}

    private List<Value> values(String path, JsonNode schema, JsonNode now) {
        List<Value> all = new ArrayList<>();
        plain(path, schema).forEach(value -> all.add(new Value(path, value)));
        if (!examples.containsKey(path)) {
            schema.path("properties")
                    .properties()
                    .forEach(member -> all.addAll(
                            members(path, member.getKey(), schema, now.isObject() ? now : least(path, schema))));
            if (schema.path("items").has("properties")) {
                JsonNode items = schema.path("items");
                values(path + "[]", items, least(path + "[]", items))
                        .forEach(item ->
                                all.add(new Value(item.path(), JSON.arrayNode().add(item.value()))));
            }
        }
        return all;
    }

    private List<Value> members(String path, String name, JsonNode schema, JsonNode now) {
        UnaryOperator<JsonNode> with = value -> ((ObjectNode) now.deepCopy()).set(name, value);
        return values(path + "/" + name, schema.path("properties").path(name), now.path(name)).stream()
                .map(value -> new Value(value.path(), with.apply(value.value())))
                .toList();
    }

    /** An object with what it must have. */
    private ObjectNode least(String path, JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        for (JsonNode name : schema.path("required")) {
            String place = path + "/" + name.asText();
            JsonNode member = schema.path("properties").path(name.asText());
            if (member.has("properties")) {
                object.set(name.asText(), least(place, member));
            } else {
                values(place, member, JSON.nullNode()).stream()
                        .reduce((former, latter) -> latter)
                        .ifPresent(last -> object.set(name.asText(), last.value()));
            }
        }
        return object;
    }

    private Set<JsonNode> plain(String path, JsonNode schema) {
        Set<JsonNode> values = new LinkedHashSet<>();
        if (examples.containsKey(path)) {
            examples.get(path).forEach(text -> values.add(Subject.tree(text)));
            return values;
        }
        if (schema.has("default")) {
            values.add(schema.path("default"));
        }
        JsonNode absent = KindSchema.annotations(schema).path("absent");
        if (!absent.isMissingNode()) {
            values.add(absent);
        }
        if (schema.has("enum")) {
            schema.path("enum").forEach(values::add);
            return values;
        }
        String type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        switch (type) {
            case "boolean" -> {
                values.add(JSON.booleanNode(true));
                values.add(JSON.booleanNode(false));
            }
            case "integer" -> {
                values.add(JSON.numberNode(schema.path("minimum").asLong()));
                values.add(JSON.numberNode(schema.path("maximum").asLong()));
            }
            case "number" -> {
                values.add(schema.has("minimum") ? schema.path("minimum") : JSON.numberNode(1));
                values.add(schema.has("maximum") ? schema.path("maximum") : JSON.numberNode(2.5));
            }
            case "string" -> texts(schema, values);
            case "array" -> arrays(path, schema, values);
            case "object" -> objects(schema, values);
            default -> throw new IllegalArgumentException(path + ": " + schema);
        }
        return values;
    }

    private static void texts(JsonNode schema, Set<JsonNode> values) {
        Pattern pattern = Pattern.compile(schema.path("pattern").asText(""));
        int most = Math.min(schema.path("maxLength").asInt(LONG_TEXT), LONG_TEXT);
        Predicate<String> fits = text -> pattern.matcher(text).find()
                && text.length() >= schema.path("minLength").asInt()
                && text.length() <= most;
        Stream.of("", "x".repeat(most)).filter(fits).forEach(text -> values.add(JSON.textNode(text)));
        if (values.isEmpty()) {
            TEXTS.stream().filter(fits).findFirst().ifPresent(text -> values.add(JSON.textNode(text)));
        }
    }

    private void arrays(String path, JsonNode schema, Set<JsonNode> values) {
        if (schema.path("minItems").asInt() == 0) {
            values.add(JSON.arrayNode());
        }
        if (schema.path("items").has("properties")) {
            return;
        }
        List<JsonNode> items = List.copyOf(plain(path + "[]", schema.path("items")));
        if (items.isEmpty()) {
            return;
        }
        values.add(JSON.arrayNode().add(items.getFirst()));
        ArrayNode all = JSON.arrayNode();
        items.reversed().forEach(all::add);
        if (all.size() <= schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            values.add(all);
        }
    }

    private static void objects(JsonNode schema, Set<JsonNode> values) {
        if (!schema.has("required") && schema.path("minProperties").asInt() == 0) {
            values.add(JSON.objectNode());
        }
        JsonNode entries = schema.path("additionalProperties");
        if (entries.isObject() && !KindSchema.is(entries, "policy")) {
            values.add(JSON.objectNode().put("empty", "").put("key", "two words"));
        }
    }
}
