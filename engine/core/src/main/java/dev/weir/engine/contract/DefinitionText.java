package dev.weir.engine.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.OptionalInt;

/** Finds places in the text of a definition, where it is JSON. */
record DefinitionText(String text) {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * The line on which a value stands, counted from 1.
     *
     * @param path a JSON Pointer; anything else, and a place that is not in the text, has no line
     */
    OptionalInt line(String path) {
        if (!path.startsWith("/")) {
            return OptionalInt.empty();
        }
        JsonPointer wanted = JsonPointer.compile(path);
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean begins = token != JsonToken.FIELD_NAME && !token.isStructEnd();
                if (begins && parser.getParsingContext().pathAsPointer().equals(wanted)) {
                    return OptionalInt.of(parser.currentTokenLocation().getLineNr());
                }
            }
            return OptionalInt.empty();
        } catch (IOException otherLanguage) {
            return OptionalInt.empty();
        }
    }
}
