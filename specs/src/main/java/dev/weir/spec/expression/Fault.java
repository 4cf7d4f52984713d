package dev.weir.spec.expression;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong in an expression.
 *
 * @param offset of the place, in characters from the expression's start
 * @param length of the place in characters
 * @param summary as in a diagnostic
 * @param detail as in a diagnostic
 */
public record Fault(int offset, int length, String summary, String detail) {
    public Fault {
        requireNonNull(summary, "summary");
        requireNonNull(detail, "detail");
    }
}
