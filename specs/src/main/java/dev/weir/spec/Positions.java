package dev.weir.spec;

import dev.weir.spi.SourceRange;
import dev.weir.spi.TextPosition;
import java.util.Optional;

/** Where the values of one resource, or one file, are written. */
@FunctionalInterface
public interface Positions {
    /** Nothing is known, as for a resource that no file declares. */
    Positions UNKNOWN = pointer -> Optional.empty();

    /**
     * The place of a value.
     *
     * @param pointer a JSON Pointer below the resource's properties; {@code ""} for the resource itself. A value that is
     *     not written, such as a default, has the place of the nearest one around it
     */
    Optional<SourceRange> locate(String pointer);

    /**
     * The place of something in a value's text; that of the value where the text's lines cannot be found in a file.
     *
     * @param within the place in the text
     */
    default Optional<SourceRange> locate(String pointer, Optional<TextPosition> within) {
        return locate(pointer);
    }
}
