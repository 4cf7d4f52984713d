package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One property that differs.
 *
 * @param path a JSON Pointer into the properties, such as {@code /retentionPeriodHours}
 * @param before the live value; empty when the property is absent
 * @param after the desired value; empty when the property is to be removed
 * @param replaces whether the service cannot change it in place, so that the object is deleted and created again
 * @param sensitive whether the values must not be shown
 */
public record Difference(
        String path, Optional<JsonNode> before, Optional<JsonNode> after, boolean replaces, boolean sensitive) {
    public Difference {
        requireNonNull(path, "path");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
    }
}
