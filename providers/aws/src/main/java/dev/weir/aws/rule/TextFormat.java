package dev.weir.aws.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A format of texts; other values are the schema's concern.
 *
 * @param summary of each mistake
 * @param rule what is wrong with a text, in sentences; empty when it is well written
 */
record TextFormat(String summary, Rule rule) implements Format {
    @FunctionalInterface
    interface Rule {
        Optional<String> broken(String text);
    }

    @Override
    public void check(JsonNode value, String pointer, Mistakes mistakes) {
        if (value.isTextual()) {
            rule.broken(value.asText()).ifPresent(detail -> mistakes.error(pointer, summary, detail));
        }
    }
}
