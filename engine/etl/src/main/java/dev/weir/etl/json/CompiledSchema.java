package dev.weir.etl.json;

import com.networknt.schema.Schema;
import dev.weir.etl.row.Rejection;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * A JSON Schema, ready for {@link RecordReader}. Immutable; shared by threads.
 *
 * @param root the shape of a record
 * @param filtered whether a field decides if a record is kept
 * @param fractionsCount whether {@code 1.0} is an integer, which it is since draft-06
 * @param fallback checks a record's tree where the shape checks nothing but JSON itself; null when the shape checks all
 */
public record CompiledSchema(Shape root, boolean filtered, boolean fractionsCount, Schema fallback) {

    /** Whether the schema is checked during parsing, rather than by a validator on a tree. */
    public boolean fused() {
        return fallback == null;
    }

    /** Whether a number that is not simply a long counts as an integer. */
    boolean integral(BigDecimal value, byte[] json, int from, int to) {
        for (int at = from; at < to; at++) {
            if (json[at] == '.' || json[at] == 'e' || json[at] == 'E') {
                return fractionsCount && value.stripTrailingZeros().scale() <= 0;
            }
        }
        return true;
    }

    void requireValid(byte[] json, int from, int to) {
        if (fallback != null) {
            try {
                TreeValidation.require(fallback, TreeValidation.tree(json, from, to), "record");
            } catch (IOException unreadable) {
                throw new Rejection("not JSON: " + unreadable.getMessage());
            }
        }
    }
}
