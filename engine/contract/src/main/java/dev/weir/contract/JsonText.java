package dev.weir.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Reads the JSON text of a definition: bounded in depth, exact in numbers, strict about duplicate keys and what follows. */
final class JsonText {
    /** JSON nesting; a property of a property takes two levels each. Real schemas stay far below. */
    private static final int MAX_DEPTH = 200;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private JsonText() {}

    static JsonNode read(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (tree.isMissingNode()) {
                throw new SchemaException("The definition is empty.");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw problem(e);
        } catch (NumberFormatException e) {
            throw beyondBounds(e);
        }
    }

    /**
     * Reads a text as strictly as for its tree, without keeping one.
     *
     * @param each called at every token
     */
    static void scan(String text, Consumer<JsonParser> each) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            int values = 0;
            while (values < 2 && parser.nextToken() != null) {
                requireNumber(parser);
                each.accept(parser);
                values += parser.getParsingContext().inRoot() ? 1 : 0;
            }
            if (values != 1) {
                read(text); // which says what is wrong
            }
        } catch (JsonProcessingException e) {
            throw problem(e);
        } catch (NumberFormatException e) {
            throw beyondBounds(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers are only taken in when somebody asks. */
    private static void requireNumber(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            default -> {
                // Has been checked on the way.
            }
        }
    }

    /** Its exponent is longer than Java's numbers have room for. */
    private static SchemaException beyondBounds(NumberFormatException e) {
        return new SchemaException("Not valid JSON: " + e.getMessage(), e);
    }

    private static SchemaException problem(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        if (location == null) {
            return new SchemaException("Not valid JSON: " + e.getOriginalMessage(), e);
        }
        int line = location.getLineNr();
        int column = location.getColumnNr();
        String message = "Not valid JSON: %s at line %d, column %d".formatted(e.getOriginalMessage(), line, column);
        return new SchemaException(message, e, line, column);
    }
}
