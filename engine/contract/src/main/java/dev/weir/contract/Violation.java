package dev.weir.contract;

import static java.util.Objects.requireNonNull;

/**
 * One reason why two versions of a schema cannot live together, or cannot be shown to.
 *
 * @param path the field concerned: for JSON Schema a JSON Pointer into the proposed definition, or into the earlier one where
 *     the proposed has nothing there; for Avro a JSON Pointer into the definition that reads; for Protobuf a dotted field path
 * @param rule a fixed name for the rule that is broken, such as {@code property-added-to-open-object}
 * @param before the earlier side, in a few words; empty when it has nothing there
 * @param after the proposed side, likewise
 * @param message one sentence for a person: what breaks whom, and what to do
 * @param proven whether some data certainly breaks; otherwise it could not be decided
 * @param earlier which of the earlier definitions it is about: its index in the list that was checked, 0 being the newest
 */
public record Violation(
        String path, String rule, String before, String after, String message, boolean proven, int earlier) {
    public Violation {
        requireNonNull(path, "path");
        requireNonNull(rule, "rule");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        requireNonNull(message, "message");
    }
}
