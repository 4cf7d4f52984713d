package dev.weir.spec.source;

import static java.util.Objects.requireNonNull;

import dev.weir.spi.SourceRange;
import java.util.Optional;

/**
 * Where one value is written.
 *
 * @param key the key that the value belongs to, for a member of a mapping
 * @param value the value itself; for a collection in block style its first key or dash
 * @param form how the value is written
 * @param start index of the value's first code point in the file
 * @param end index after its last code point
 */
public record Place(Optional<SourceRange> key, SourceRange value, Form form, int start, int end) {
    public Place {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        requireNonNull(form, "form");
    }

    /** How a value is written. */
    public enum Form {
        SCALAR,
        /** {@code {...}} or {@code [...]}. */
        FLOW,
        /** Over several lines by indentation. */
        BLOCK
    }

    /** What to point at when the value as a whole is meant. */
    public SourceRange site() {
        return form == Form.BLOCK ? owner() : value;
    }

    /** What to point at when something is missing in the value, or the key is meant. */
    public SourceRange owner() {
        return key.orElse(value);
    }
}
