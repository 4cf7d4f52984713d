package dev.weir.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Whether a proposed definition may follow the earlier ones.
 *
 * @param violations why not, or what could not be proven; empty exactly when compatible
 */
public record Verdict(Outcome outcome, List<Violation> violations) {
    public Verdict {
        requireNonNull(outcome, "outcome");
        violations = List.copyOf(violations);
        if (violations.isEmpty() != (outcome == Outcome.COMPATIBLE)) {
            throw new IllegalArgumentException("a verdict has violations exactly when it is not compatible");
        }
    }

    /** The verdict that these violations amount to. */
    static Verdict of(List<Violation> violations) {
        if (violations.isEmpty()) {
            return new Verdict(Outcome.COMPATIBLE, violations);
        }
        boolean proven = violations.stream().anyMatch(Violation::proven);
        return new Verdict(proven ? Outcome.INCOMPATIBLE : Outcome.UNPROVEN, violations);
    }

    /** The three answers. {@code UNPROVEN} is never a guess: neither compatibility nor a counterexample was found. */
    public enum Outcome {
        COMPATIBLE,
        INCOMPATIBLE,
        UNPROVEN
    }
}
