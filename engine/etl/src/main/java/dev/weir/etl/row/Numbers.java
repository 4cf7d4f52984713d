package dev.weir.etl.row;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;

/** Numbers as text, in bounded time: neither their digits nor their exponents may run away. */
final class Numbers {
    private static final int MAX_LENGTH = 1_000;
    private static final BigDecimal LONG_LIMIT = new BigDecimal(Long.MAX_VALUE);
    private static final BigDecimal LONG_FLOOR = new BigDecimal(Long.MIN_VALUE);

    private Numbers() {}

    /** The number that a text is, by JSON's grammar; null when it is none. */
    static BigDecimal parse(byte[] utf8, int from, int size) {
        if (size == 0 || size > MAX_LENGTH || !numeric(utf8, from, size)) {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(new String(utf8, from, size, ISO_8859_1));
            return Math.abs((long) value.scale()) > MAX_LENGTH ? null : value;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static boolean numeric(byte[] utf8, int from, int size) {
        int first = utf8[from] == '-' ? from + 1 : from;
        return first < from + size && utf8[first] >= '0' && utf8[first] <= '9';
    }

    static boolean fitsLong(BigDecimal value) {
        return value.compareTo(LONG_LIMIT) <= 0
                && value.compareTo(LONG_FLOOR) >= 0
                && value.remainder(BigDecimal.ONE).signum() == 0;
    }

    static String shown(BigDecimal value) {
        String text = value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
