package dev.weir.etl.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.etl.row.Rejection;
import dev.weir.etl.row.Utf8;
import java.util.Arrays;

/**
 * Tokens of one JSON text, in place. After a string, {@link #text}, {@link #textFrom} and {@link #textSize} are its
 * characters in UTF-8, in the record itself unless it has escapes.
 */
class Lexer {
    private static final int MAX_NUMBER_LENGTH = 1_000;
    private static final int MAX_EXPONENT = 1_000;
    private static final int LONG_DIGITS = 18;

    byte[] in = new byte[0];
    int at;
    int end;

    byte[] text = in;
    int textFrom;
    int textSize;

    /** Of the last number: its value, when {@link #numberIsLong}. */
    long whole;

    boolean numberIsLong;
    int numberFrom;

    private byte[] unescaped = new byte[256];
    private int unescapedSize;

    final void open(byte[] bytes, int from, int to) {
        in = bytes;
        at = from;
        end = to;
        unescapedSize = 0;
    }

    /** The next byte that is no white space, not consumed. */
    final int peek() {
        while (at < end) {
            int next = in[at];
            if (next > ' ' || (next != ' ' && next != '\n' && next != '\r' && next != '\t')) {
                return next;
            }
            at++;
        }
        throw malformed("ends too early");
    }

    final boolean atEnd() {
        while (at < end && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
            at++;
        }
        return at == end;
    }

    final void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed("expected '" + wanted + "'");
        }
        at++;
    }

    final void literal(String name) {
        for (int index = 0; index < name.length(); index++) {
            if (at == end || in[at] != name.charAt(index)) {
                throw malformed("expected " + name);
            }
            at++;
        }
    }

    /** Reads a string from its opening quote. */
    final void string() {
        at++;
        int from = at;
        byte[] bytes = in;
        int limit = end;
        int position = at;
        while (position < limit) {
            int next = bytes[position];
            if (next == '"') {
                text = bytes;
                textFrom = from;
                textSize = position - from;
                at = position + 1;
                return;
            }
            if (next == '\\') {
                at = position;
                escapedString(from);
                return;
            }
            if (next >= 0 && next < ' ') {
                at = position;
                throw malformed("control character in a string");
            }
            if (next < 0) {
                position = Utf8.next(bytes, position, limit);
                if (position < 0) {
                    throw new Rejection("not JSON: a string is not valid UTF-8");
                }
            } else {
                position++;
            }
        }
        at = limit;
        throw malformed("a string does not end");
    }

    private void escapedString(int from) {
        int start = unescapedSize;
        append(in, from, at - from);
        while (at < end) {
            int next = in[at];
            if (next == '"') {
                at++;
                text = unescaped;
                textFrom = start;
                textSize = unescapedSize - start;
                return;
            }
            if (next == '\\') {
                escape();
            } else if (next >= 0 && next < ' ') {
                throw malformed("control character in a string");
            } else {
                int after = next < 0 ? Utf8.next(in, at, end) : at + 1;
                if (after < 0) {
                    throw new Rejection("not JSON: a string is not valid UTF-8");
                }
                append(in, at, after - at);
                at = after;
            }
        }
        throw malformed("a string does not end");
    }

    private void escape() {
        at++;
        if (at == end) {
            throw malformed("a string does not end");
        }
        int escaped = in[at++];
        switch (escaped) {
            case '"', '\\', '/' -> append((byte) escaped);
            case 'b' -> append((byte) '\b');
            case 'f' -> append((byte) '\f');
            case 'n' -> append((byte) '\n');
            case 'r' -> append((byte) '\r');
            case 't' -> append((byte) '\t');
            case 'u' -> appendCodePoint(codePoint());
            default -> {
                at--;
                throw malformed("unknown escape in a string");
            }
        }
    }

    private int codePoint() {
        int unit = hex();
        if (!Character.isSurrogate((char) unit)) {
            return unit;
        }
        if (Character.isHighSurrogate((char) unit) && end - at >= 6 && in[at] == '\\' && in[at + 1] == 'u') {
            at += 2;
            int low = hex();
            if (Character.isLowSurrogate((char) low)) {
                return Character.toCodePoint((char) unit, (char) low);
            }
        }
        throw new Rejection("not JSON: a string has an unpaired surrogate");
    }

    private int hex() {
        if (end - at < 4) {
            throw malformed("a string does not end");
        }
        int value = 0;
        for (int index = 0; index < 4; index++) {
            int digit = Character.digit(in[at], 16);
            if (digit < 0) {
                throw malformed("expected four hexadecimal digits");
            }
            value = value * 16 + digit;
            at++;
        }
        return value;
    }

    private void appendCodePoint(int point) {
        if (point < 0x80) {
            append((byte) point);
        } else {
            byte[] encoded = Character.toString(point).getBytes(UTF_8);
            append(encoded, 0, encoded.length);
        }
    }

    private void append(byte value) {
        reserve(1);
        unescaped[unescapedSize++] = value;
    }

    private void append(byte[] bytes, int from, int size) {
        reserve(size);
        System.arraycopy(bytes, from, unescaped, unescapedSize, size);
        unescapedSize += size;
    }

    /** Texts of earlier strings keep the array that they had. */
    private void reserve(int size) {
        if (unescaped.length - unescapedSize < size) {
            unescaped = Arrays.copyOf(unescaped, Math.max(unescaped.length * 2, unescapedSize + size));
        }
    }

    /** Reads a number, and its value when that is a long written without fraction or exponent. */
    final void number() {
        numberFrom = at;
        boolean negative = in[at] == '-';
        if (negative) {
            at++;
        }
        int digits = digits();
        numberIsLong = digits <= LONG_DIGITS;
        if (digits == 0) {
            throw malformed("expected a digit");
        }
        if (digits > 1 && in[at - digits] == '0') {
            throw malformed("a number begins with 0");
        }
        whole = negative ? -whole : whole;
        if (at < end && in[at] == '.') {
            at++;
            fractionOrExponent();
        }
        if (at < end && (in[at] == 'e' || in[at] == 'E')) {
            at++;
            if (at < end && (in[at] == '+' || in[at] == '-')) {
                at++;
            }
            fractionOrExponent();
            if (whole > MAX_EXPONENT) {
                throw new Rejection("not accepted: a number with an exponent beyond " + MAX_EXPONENT);
            }
        }
        if (at - numberFrom > MAX_NUMBER_LENGTH) {
            throw new Rejection("not accepted: a number of more than " + MAX_NUMBER_LENGTH + " characters");
        }
    }

    private void fractionOrExponent() {
        numberIsLong = false;
        if (digits() == 0) {
            throw malformed("expected a digit");
        }
    }

    /** Consumes digits and returns how many; their value is right up to 18 of them, and large beyond. */
    private int digits() {
        int from = at;
        long value = 0;
        while (at < end && in[at] >= '0' && in[at] <= '9') {
            value = value * 10 + (in[at] - '0');
            at++;
        }
        whole = at - from > LONG_DIGITS ? Long.MAX_VALUE : value;
        return at - from;
    }

    final Rejection malformed(String what) {
        return new Rejection("not JSON: at byte " + at + ": " + what);
    }
}
