package dev.weir.spec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What a scalar without quotes means: {@code null}, {@code ~} or nothing, {@code true} and {@code false}, and numbers as JSON
 * writes them. Anything else is text: {@code yes}, {@code on}, {@code 0o17}, {@code 12:30}, {@code 2024-01-01}, and numbers with a
 * leading zero, which are mostly account ids.
 */
final class Scalars {
    private static final int MOST_DIGITS = 400;
    private static final int DIGITS_OF_A_LONG = 18;

    private Scalars() {}

    static JsonNode plain(String text) {
        return switch (text) {
            case "", "~", "null" -> NullNode.getInstance();
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> isNumber(text) ? number(text) : TextNode.valueOf(text);
        };
    }

    /** Whether the text is a number that is too long or too large to be meant. */
    static boolean isExcessive(String text) {
        return isNumber(text) && (text.length() > MOST_DIGITS || exponent(text) > MOST_DIGITS);
    }

    private static int exponent(String text) {
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (e < 0) {
            return 0;
        }
        String digits = text.substring(text.charAt(e + 1) == '-' || text.charAt(e + 1) == '+' ? e + 2 : e + 1);
        return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static JsonNode number(String text) {
        boolean whole = text.chars().allMatch(c -> c == '-' || isDigit(c));
        if (!whole) {
            return isExcessive(text) ? TextNode.valueOf(text) : DecimalNode.valueOf(new BigDecimal(text));
        }
        if (text.length() > DIGITS_OF_A_LONG) {
            return isExcessive(text) ? TextNode.valueOf(text) : big(new BigInteger(text));
        }
        long value = Long.parseLong(text);
        return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
    }

    private static JsonNode big(BigInteger value) {
        return value.bitLength() < Long.SIZE ? LongNode.valueOf(value.longValue()) : BigIntegerNode.valueOf(value);
    }

    /** JSON's grammar of numbers, by hand because it runs for every scalar. */
    static boolean isNumber(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int whole = digits(text, at);
        if (whole == at || (text.charAt(at) == '0' && whole > at + 1)) {
            return false;
        }
        at = whole;
        if (at < text.length() && text.charAt(at) == '.') {
            int fraction = digits(text, at + 1);
            if (fraction == at + 1) {
                return false;
            }
            at = fraction;
        }
        return at == text.length() || isExponent(text, at);
    }

    private static boolean isExponent(String text, int at) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        int digits = at + 1;
        if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
            digits++;
        }
        return digits < text.length() && digits(text, digits) == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
