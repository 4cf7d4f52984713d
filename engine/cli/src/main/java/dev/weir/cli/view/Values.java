package dev.weir.cli.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Values on one line. */
final class Values {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 96;

    private Values() {}

    /** Scalars as they are written in YAML, trees as JSON, both cut where they get too long to read. */
    static String inline(JsonNode value) {
        if (value.isTextual()) {
            return text(value.asText());
        }
        return cut(value.toString());
    }

    private static String text(String value) {
        Optional<JsonNode> document = document(value);
        if (document.isPresent()) {
            return cut(document.get().toString());
        }
        long lines = value.lines().count();
        if (lines > 1) {
            return cut(value.lines().findFirst().orElse("")) + " … (" + lines + " lines)";
        }
        return cut(value.isEmpty() || !value.equals(value.strip()) ? '"' + value + '"' : value);
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

    private static String cut(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
