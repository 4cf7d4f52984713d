package dev.weir.spec.schema;

import static java.util.Objects.requireNonNull;

/**
 * Something that a schema forbids.
 *
 * @param pointer of the value concerned, or of the member that is missing
 * @param site what to point at
 * @param summary as in a diagnostic
 * @param detail as in a diagnostic
 */
public record Violation(String pointer, Site site, String summary, String detail) {
    public Violation {
        requireNonNull(pointer, "pointer");
        requireNonNull(site, "site");
        requireNonNull(summary, "summary");
        requireNonNull(detail, "detail");
    }

    /** What to point at. */
    public enum Site {
        VALUE,
        /** The key of the value, because the value does not matter. */
        KEY
    }
}
