package dev.weir.aws.rule;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.TextPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The JSON object in a text, and where in the text its members are written.
 *
 * @param places by JSON Pointer; of a member its key, of an element its value
 */
record LocatedJson(ObjectNode tree, Map<String, TextPosition> places) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** How Jackson says where the array or object begins that is not closed. */
    private static final Pattern OPENED = Pattern.compile(
            "\\(for (\\w+) starting at \\[Source:.*?line: (\\d+), column: (\\d+)\\]\\)", Pattern.DOTALL);

    /** Reads a text; where it is not a JSON object, that is reported at its place. */
    static Optional<LocatedJson> read(String text, String pointer, Mistakes mistakes) {
        try {
            JsonNode tree = JSON.readTree(text);
            if (tree instanceof ObjectNode object) {
                return Optional.of(new LocatedJson(object, places(text)));
            }
            mistakes.error(pointer, "Not a JSON object", "The text must hold a JSON object: {...}.");
        } catch (JsonProcessingException broken) {
            mistakes.error(
                    pointer,
                    Optional.ofNullable(broken.getLocation()).map(LocatedJson::position),
                    "Not valid JSON",
                    OPENED.matcher(broken.getOriginalMessage()).replaceAll("(for $1 starting at line $2, column $3)")
                            + Optional.ofNullable(broken.getLocation())
                                    .map(at -> " (line %d, column %d).".formatted(at.getLineNr(), at.getColumnNr()))
                                    .orElse("."));
        }
        return Optional.empty();
    }

    private static TextPosition position(JsonLocation location) {
        return new TextPosition(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private static Map<String, TextPosition> places(String text) {
        Map<String, TextPosition> places = new HashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY) {
                    JsonPointer pointer = parser.getParsingContext().pathAsPointer();
                    places.putIfAbsent(pointer.toString(), position(parser.currentTokenLocation()));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return places;
    }
}
