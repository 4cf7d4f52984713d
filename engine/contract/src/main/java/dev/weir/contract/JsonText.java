package dev.weir.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

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
        }
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
