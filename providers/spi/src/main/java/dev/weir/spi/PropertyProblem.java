package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Something wrong with one property.
 *
 * @param pointer the property concerned, a JSON Pointer into the desired properties; {@code ""} for the whole
 * @param within where in the property's text, if the value is a text with lines of its own such as a JSON document
 */
public record PropertyProblem(String pointer, Optional<TextPosition> within, Diagnostic diagnostic) {
    public PropertyProblem {
        requireNonNull(pointer, "pointer");
        requireNonNull(within, "within");
        requireNonNull(diagnostic, "diagnostic");
    }

    /** A problem with a property as a whole. */
    public PropertyProblem(String pointer, Diagnostic diagnostic) {
        this(pointer, Optional.empty(), diagnostic);
    }
}
