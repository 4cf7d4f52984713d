package dev.weir.local.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Tokens that continue a listing: base64 of the stream's name and the last key already given. */
record Tokens(String stream, String last) {
    private static final String SEPARATOR = "\n";

    static Tokens read(String token) {
        try {
            String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            int separator = text.indexOf(SEPARATOR);
            if (separator >= 0) {
                return new Tokens(text.substring(0, separator), text.substring(separator + 1));
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one error there is.
        }
        throw new AwsException("InvalidArgumentException", "NextToken is invalid.");
    }

    String text() {
        return Base64.getEncoder().encodeToString((stream + SEPARATOR + last).getBytes(StandardCharsets.UTF_8));
    }

    static List<String> texts(JsonNode array) {
        List<String> result = new ArrayList<>();
        array.forEach(item -> result.add(item.asText()));
        return result;
    }
}
