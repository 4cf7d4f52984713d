package dev.weir.contract;

import static java.util.Objects.requireNonNull;

/**
 * A definition as it was registered.
 *
 * @param format its language
 * @param text its text, 1 to {@value #MAX_LENGTH} characters
 */
public record SchemaDefinition(DataFormat format, String text) {
    /** The registry's limit, in characters. */
    public static final int MAX_LENGTH = 170_000;

    public SchemaDefinition {
        requireNonNull(format, "format");
        requireNonNull(text, "text");
    }
}
