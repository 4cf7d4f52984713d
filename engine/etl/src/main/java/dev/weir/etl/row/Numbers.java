package dev.weir.etl.row;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;

/** Numbers as text, in bounded time: neither their digits nor their exponents may run away. */
final class Numbers {
    private static final int MAX_LENGTH = 1_100;
    private static final int MAX_EXPONENT_DIGITS = 4;
    private static final BigDecimal LONG_LIMIT = new BigDecimal(Long.MAX_VALUE);
    private static final BigDecimal LONG_FLOOR = new BigDecimal(Long.MIN_VALUE);

    private Numbers() {}

    /** The number that a text is: digits, then perhaps a fraction, then perhaps an exponent. Null when it is none. */
    static BigDecimal decimal(byte[] utf8, int from, int size) {
        int end = from + size;
        int at = integerEnd(utf8, from, end);
        if (at < 0 || size > MAX_LENGTH) {
            return null;
        }
        if (at < end && utf8[at] == '.') {
            at = digitsEnd(utf8, at + 1, end);
        }
        if (at >= 0 && at < end && (utf8[at] == 'e' || utf8[at] == 'E')) {
            at = exponentEnd(utf8, at + 1, end);
        }
        return at == end ? new BigDecimal(new String(utf8, from, size, ISO_8859_1)) : null;
    }

    /** The whole number that a text is, null when it is none. */
    static BigDecimal integer(byte[] utf8, int from, int size) {
        boolean whole = size <= MAX_LENGTH && integerEnd(utf8, from, from + size) == from + size;
        return whole ? new BigDecimal(new String(utf8, from, size, ISO_8859_1)) : null;
    }

    private static int integerEnd(byte[] utf8, int from, int end) {
        return digitsEnd(utf8, from < end && utf8[from] == '-' ? from + 1 : from, end);
    }

    private static int exponentEnd(byte[] utf8, int from, int end) {
        boolean signed = from < end && (utf8[from] == '+' || utf8[from] == '-');
        int first = signed ? from + 1 : from;
        int after = digitsEnd(utf8, first, end);
        return after - first > MAX_EXPONENT_DIGITS ? -1 : after;
    }

    /** Where the digits that begin here end; negative when there is none. */
    private static int digitsEnd(byte[] utf8, int from, int end) {
        int at = from;
        while (at < end && utf8[at] >= '0' && utf8[at] <= '9') {
            at++;
        }
        return at == from ? -1 : at;
    }

    static boolean fitsLong(BigDecimal value) {
        return value.compareTo(LONG_LIMIT) <= 0
                && value.compareTo(LONG_FLOOR) >= 0
                && value.stripTrailingZeros().scale() <= 0;
    }

    static String shown(BigDecimal value) {
        String text = value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
