package dev.weir.contract.evolution;

import static java.util.Objects.requireNonNull;

/**
 * One place where a reader may not understand a writer.
 *
 * @param path a JSON Pointer or a dotted field path, into the proposed definition where the place still exists there
 * @param rule the fixed name of the rule
 * @param before the earlier side in a few words, empty when nothing stands there
 * @param after the proposed side, likewise
 * @param message one sentence that says what to do
 * @param proven whether some data certainly breaks; otherwise it could not be decided
 */
public record Finding(String path, String rule, String before, String after, String message, boolean proven) {
    public Finding {
        requireNonNull(path, "path");
        requireNonNull(rule, "rule");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        requireNonNull(message, "message");
    }
}
