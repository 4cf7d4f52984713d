package dev.weir.etl.replay;

import static java.util.Objects.requireNonNull;

import dev.weir.contract.Type;
import java.util.Optional;

/**
 * One column over all records that were mapped.
 *
 * @param nulls how many of them leave it null
 * @param cut how many values the cast changes
 * @param example of such a value, as {@code 1.999 becomes 2.00}; there is one exactly when {@code cut} is above 0
 */
public record ColumnReport(String source, String target, Type type, long nulls, long cut, Optional<String> example) {
    public ColumnReport {
        requireNonNull(source, "source");
        requireNonNull(target, "target");
        requireNonNull(type, "type");
        requireNonNull(example, "example");
    }
}
