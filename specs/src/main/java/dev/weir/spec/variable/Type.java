package dev.weir.spec.variable;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What values a variable takes. */
enum Type {
    STRING("a string"),
    NUMBER("a number"),
    BOOL("true or false"),
    LIST("a list"),
    MAP("a mapping");

    private final String words;

    Type(String words) {
        this.words = words;
    }

    static Optional<Type> of(String name) {
        return Arrays.stream(values()).filter(type -> type.word().equals(name)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Type::word).toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people would say it. */
    String words() {
        return words;
    }

    boolean accepts(JsonNode value) {
        return switch (this) {
            case STRING -> value.isTextual();
            case NUMBER -> value.isNumber();
            case BOOL -> value.isBoolean();
            case LIST -> value.isArray();
            case MAP -> value.isObject();
        };
    }
}
