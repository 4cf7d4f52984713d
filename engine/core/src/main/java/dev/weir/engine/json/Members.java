package dev.weir.engine.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The members of an object in a file, each of the type that the format gives it. */
record Members(ObjectNode object, String place) {
    /** The file is not what it should be. Never leaves this package. */
    static final class Damage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Damage(String message) {
            super(message);
        }
    }

    static Members of(JsonNode node, String place) {
        if (node instanceof ObjectNode object) {
            return new Members(object, place);
        }
        throw new Damage(place + " is not an object");
    }

    boolean has(String name) {
        return object.has(name);
    }

    Optional<JsonNode> optional(String name) {
        return Optional.ofNullable(object.get(name));
    }

    String text(String name) {
        return member(name, JsonNode::isTextual, "a text").textValue();
    }

    int number(String name) {
        return member(name, JsonNode::canConvertToInt, "a number").intValue();
    }

    boolean flag(String name) {
        return member(name, JsonNode::isBoolean, "true or false").booleanValue();
    }

    ObjectNode tree(String name) {
        return (ObjectNode) member(name, JsonNode::isObject, "an object");
    }

    Members members(String name) {
        return new Members(tree(name), place(name));
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        String text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw new Damage(place(name) + " is '" + text + "', which this version does not know");
    }

    <T> List<T> list(String name, Function<Members, T> read) {
        JsonNode array = member(name, JsonNode::isArray, "a list");
        List<T> values = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            values.add(read.apply(of(array.get(i), place(name) + "/" + i)));
        }
        return values;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        member(name, JsonNode::isArray, "a list").forEach(element -> {
            if (!element.isTextual()) {
                throw new Damage(place(name) + " holds something that is not a text");
            }
            texts.add(element.textValue());
        });
        return texts;
    }

    List<Long> numbers(String name) {
        List<Long> numbers = new ArrayList<>();
        member(name, JsonNode::isArray, "a list").forEach(element -> {
            if (!element.canConvertToLong()) {
                throw new Damage(place(name) + " holds something that is not a number");
            }
            numbers.add(element.longValue());
        });
        return numbers;
    }

    private JsonNode member(String name, Predicate<JsonNode> fits, String type) {
        JsonNode member = object.get(name);
        if (member == null || !fits.test(member)) {
            throw new Damage(place(name) + (member == null ? " is missing" : " is not " + type));
        }
        return member;
    }

    private String place(String name) {
        return place + "/" + name;
    }
}
