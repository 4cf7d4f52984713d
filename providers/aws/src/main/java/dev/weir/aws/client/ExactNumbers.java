package dev.weir.aws.client;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import software.amazon.awssdk.core.protocol.MarshallingType;

/**
 * Numbers of any size as the Java types of the SDK. A number that its member cannot hold is refused: narrowing would send
 * another number than the plan shows.
 */
final class ExactNumbers {
    private static final int NANOS = 9;

    private ExactNumbers() {}

    /** @throws IllegalArgumentException when the member's type cannot hold the number, naming the place and the type */
    static Object of(MarshallingType<?> type, BigDecimal number, String where) {
        try {
            if (type == MarshallingType.INTEGER) {
                return number.intValueExact();
            }
            if (type == MarshallingType.LONG) {
                return number.longValueExact();
            }
            if (type == MarshallingType.SHORT) {
                return number.shortValueExact();
            }
            if (type == MarshallingType.BYTE) {
                return number.byteValueExact();
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(where + " takes " + name(type) + ", not " + number, e);
        }
        if (type == MarshallingType.BIG_DECIMAL) {
            return number;
        }
        return type == MarshallingType.FLOAT ? floating(number, where) : (Object) doubled(number, where);
    }

    private static String name(MarshallingType<?> type) {
        return type == MarshallingType.LONG ? "a 64-bit integer" : "a 32-bit integer";
    }

    /** The nearest number of the type, as decimal fractions have no exact one; the text that reads back must be the same. */
    private static Double doubled(BigDecimal number, String where) {
        double nearest = number.doubleValue();
        if (Double.isInfinite(nearest) || new BigDecimal(Double.toString(nearest)).compareTo(number) != 0) {
            throw new IllegalArgumentException(where + " takes a number of double precision, not " + number);
        }
        return nearest;
    }

    private static Float floating(BigDecimal number, String where) {
        float nearest = number.floatValue();
        if (Float.isInfinite(nearest) || new BigDecimal(Float.toString(nearest)).compareTo(number) != 0) {
            throw new IllegalArgumentException(where + " takes a number of single precision, not " + number);
        }
        return nearest;
    }

    /** Seconds since 1970, with a fraction down to nanoseconds. */
    static Instant instant(BigDecimal seconds) {
        long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
        long nanos = seconds.subtract(BigDecimal.valueOf(whole))
                .movePointRight(NANOS)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
        return Instant.ofEpochSecond(whole, nanos);
    }
}
