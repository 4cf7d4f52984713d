package dev.weir.spec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Names with a key, in the characters that every AWS service allows in the value of a tag: letters, digits, spaces and
 * {@code . : / + - _ @ =}. Brackets and quotes are not among them, so {@code orders["eu"]} is marked {@code orders:eu}, and
 * any other character of a key becomes its UTF-8 bytes, each as {@code =} and two hexadecimal digits.
 */
final class AddressMark {
    private static final String OPEN = "[\"";
    private static final String CLOSE = "\"]";
    private static final String ALLOWED = " .:/+-_@";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private AddressMark() {}

    static String of(String name) {
        int open = name.indexOf(OPEN);
        return open < 0 || !name.endsWith(CLOSE)
                ? name
                : name.substring(0, open) + ":"
                        + escaped(name.substring(open + OPEN.length(), name.length() - CLOSE.length()));
    }

    static String read(String mark) {
        int colon = mark.indexOf(':');
        return colon < 0 || mark.contains(OPEN)
                ? mark
                : mark.substring(0, colon) + OPEN + unescaped(mark.substring(colon + 1)) + CLOSE;
    }

    private static String escaped(String key) {
        StringBuilder escaped = new StringBuilder();
        key.codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character) || ALLOWED.indexOf(character) >= 0) {
                escaped.appendCodePoint(character);
            } else {
                for (byte one : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append('=').append(HEX.toHexDigits(one));
                }
            }
        });
        return escaped.toString();
    }

    private static String unescaped(String mark) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < mark.length(); ) {
            if (mark.charAt(at) == '=' && isHex(mark, at + 1)) {
                bytes.write(HexFormat.fromHexDigits(mark, at + 1, at + 3));
                at += 3;
            } else {
                String character = Character.toString(mark.codePointAt(at));
                bytes.writeBytes(character.getBytes(StandardCharsets.UTF_8));
                at += character.length();
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isHex(String text, int from) {
        return from + 2 <= text.length()
                && HexFormat.isHexDigit(text.charAt(from))
                && HexFormat.isHexDigit(text.charAt(from + 1));
    }
}
