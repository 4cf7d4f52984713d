package dev.weir.contract.json;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact arithmetic on the numbers of schemas and instances. */
final class Numbers {
    private Numbers() {}

    static boolean isWhole(BigDecimal number) {
        return number.signum() == 0
                || number.scale() <= 0
                || number.stripTrailingZeros().scale() <= 0;
    }

    static boolean isMultiple(BigDecimal number, BigDecimal of) {
        return of.signum() != 0 && number.remainder(of).signum() == 0;
    }

    static BigDecimal ceiling(BigDecimal number) {
        return number.setScale(0, RoundingMode.CEILING);
    }

    static BigDecimal floor(BigDecimal number) {
        return number.setScale(0, RoundingMode.FLOOR);
    }
}
