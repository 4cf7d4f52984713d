package dev.weir.aws.rule;

import com.fasterxml.jackson.databind.JsonNode;

/** A JSON object, as a tree or as text. */
final class JsonDocument implements Format {
    @Override
    public void check(JsonNode value, String pointer, Mistakes mistakes) {
        if (value.isTextual()) {
            LocatedJson.read(value.asText(), pointer, mistakes);
        }
    }
}
