package dev.weir.cli.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values as people read them: on one line where they are short, else laid out in full. */
final class Values {
    /** What is read and laid out again must be the whole text. */
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private static final DefaultPrettyPrinter LAYOUT =
            new DefaultPrettyPrinter().withArrayIndenter(new DefaultIndenter("  ", "\n"));
    private static final int LONGEST = 96;

    private Values() {}

    /** The value on one line: scalars as they are written in YAML, trees as JSON; empty when it is too long for that. */
    static Optional<String> inline(JsonNode value) {
        String text = value.isTextual() ? text(value.asText()) : value.toString();
        boolean isShort =
                text.codePointCount(0, text.length()) <= LONGEST && text.chars().noneMatch(Character::isISOControl);
        return isShort ? Optional.of(text) : Optional.empty();
    }

    private static String text(String value) {
        return document(value)
                .map(JsonNode::toString)
                .orElseGet(() -> value.isEmpty() || !value.equals(value.strip()) ? '"' + value + '"' : value);
    }

    /** The whole value over as many lines as it takes. */
    static List<String> lines(JsonNode value) {
        Optional<JsonNode> document = value.isTextual() ? document(value.asText()) : Optional.of(value);
        return document.map(Values::pretty).map(text -> text.lines().toList()).orElseGet(() -> written(value.asText()));
    }

    /** The text as it stands, for documents that say the same in another layout. */
    static List<String> written(JsonNode value) {
        return value.isTextual() ? written(value.asText()) : lines(value);
    }

    private static List<String> written(String text) {
        return text.lines().map(Values::printable).toList();
    }

    private static String printable(String line) {
        return line.codePoints()
                .mapToObj(one ->
                        Character.isISOControl(one) && one != '\t' ? "\\u%04x".formatted(one) : Character.toString(one))
                .collect(Collectors.joining());
    }

    private static String pretty(JsonNode value) {
        try {
            return JSON.writer(LAYOUT.withObjectIndenter(new DefaultIndenter("  ", "\n")))
                    .writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The tree in a text that is a JSON object or array. */
    static Optional<JsonNode> document(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(stripped));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
