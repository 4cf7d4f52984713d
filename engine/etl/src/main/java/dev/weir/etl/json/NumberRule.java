package dev.weir.etl.json;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.networknt.schema.Schema;
import dev.weir.etl.row.Rejection;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Bounds of a number. Whole numbers strictly inside are found so by comparing longs; all others are compared exactly.
 *
 * @param minimum null for none
 * @param maximum null for none
 * @param other a schema of further keywords on the number alone, such as {@code multipleOf}; null for none
 */
record NumberRule(Bound minimum, Bound maximum, Schema other) {

    /**
     * One end.
     *
     * @param exclusive whether the bound itself is out
     * @param nearest the nearest long inside
     */
    record Bound(BigDecimal exact, boolean exclusive, long nearest) {
        private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
        private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);

        static Bound of(BigDecimal exact, boolean exclusive, RoundingMode inwards) {
            BigDecimal near = exact.min(LONG_MAX).max(LONG_MIN).setScale(0, inwards);
            return new Bound(exact, exclusive, near.longValueExact());
        }

        String shown() {
            return exclusive ? exact + " (exclusive)" : exact.toString();
        }
    }

    void check(long value, Shape shape) {
        if ((minimum != null && value <= minimum.nearest)
                || (maximum != null && value >= maximum.nearest)
                || other != null) {
            check(BigDecimal.valueOf(value), shape);
        }
    }

    void check(BigDecimal value, Shape shape) {
        if (minimum != null) {
            int order = value.compareTo(minimum.exact);
            if (order < 0 || (minimum.exclusive && order == 0)) {
                throw new Rejection("%s: %s is below the minimum %s".formatted(shape.place(), value, minimum.shown()));
            }
        }
        if (maximum != null) {
            int order = value.compareTo(maximum.exact);
            if (order > 0 || (maximum.exclusive && order == 0)) {
                throw new Rejection("%s: %s is above the maximum %s".formatted(shape.place(), value, maximum.shown()));
            }
        }
        if (other != null) {
            TreeValidation.require(other, DecimalNode.valueOf(value), shape.place());
        }
    }
}
