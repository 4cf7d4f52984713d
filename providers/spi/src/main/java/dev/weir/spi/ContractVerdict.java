package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Whether a new definition keeps the contract with those who read and write data under the versions before it.
 *
 * @param mode the rule that it was judged by, in the service's word, such as {@code BACKWARD}
 * @param against the numbers of the versions that it was judged against, newest first; {@link Version#UNREGISTERED} for the base
 *     revision's
 * @param violations why it is not compatible, or what could not be proven; empty exactly when compatible
 * @param warnings what a reviewer should know all the same, one sentence each
 */
public record ContractVerdict(
        String mode, List<Long> against, Outcome outcome, List<Violation> violations, List<String> warnings) {
    public ContractVerdict {
        requireNonNull(mode, "mode");
        against = List.copyOf(against);
        requireNonNull(outcome, "outcome");
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
        if (violations.isEmpty() != (outcome == Outcome.COMPATIBLE)) {
            throw new IllegalArgumentException("a verdict has violations exactly when it is not compatible");
        }
    }

    /** The three answers. */
    public enum Outcome {
        COMPATIBLE,
        /** Some data certainly breaks somebody. */
        INCOMPATIBLE,
        /** Neither compatibility nor a break could be shown, or the service may judge otherwise. */
        UNPROVEN
    }

    /**
     * One reason.
     *
     * @param path where it stands in the definition; see the kind's language of definitions for its form
     * @param field the record's field concerned, nested ones joined by dots; empty when it is about the whole
     * @param rule a fixed name of the rule that is broken
     * @param message one sentence for a person: what breaks whom, and what to do
     * @param before the earlier side in a few words; may be empty
     * @param after the new side, likewise
     * @param proven whether some data certainly breaks
     * @param against the number of the version that it breaks with
     */
    public record Violation(
            String path,
            String field,
            String rule,
            String message,
            String before,
            String after,
            boolean proven,
            long against) {
        public Violation {
            requireNonNull(path, "path");
            requireNonNull(field, "field");
            requireNonNull(rule, "rule");
            requireNonNull(message, "message");
            requireNonNull(before, "before");
            requireNonNull(after, "after");
        }
    }
}
