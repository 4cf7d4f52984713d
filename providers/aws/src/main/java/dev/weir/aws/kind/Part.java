package dev.weir.aws.kind;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spi.Live;
import java.util.function.Function;

/**
 * A property that its service keeps apart from the object, so that reading it takes calls of its own, which may be denied.
 *
 * @param isAlwaysRead whether it is read of every object. Else it is read where the stack declares it or once did, as a mark on the
 *     object says
 * @param reading its value for an object that is known but for its parts; a missing node where it is not set
 */
public record Part(String property, boolean isAlwaysRead, Function<Live, JsonNode> reading) {
    public Part {
        requireNonNull(property, "property");
        requireNonNull(reading, "reading");
    }

    /** A part of every object. */
    public static Part always(String property, Function<Live, JsonNode> reading) {
        return new Part(property, true, reading);
    }

    /** A part that costs no call where nobody declares it. */
    public static Part declared(String property, Function<Live, JsonNode> reading) {
        return new Part(property, false, reading);
    }
}
