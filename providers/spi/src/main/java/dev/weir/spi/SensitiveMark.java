package dev.weir.spi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Pointers in the value of a tag: separated by spaces, with every character that a tag may not hold, and the space, as the UTF-8
 * bytes in hexadecimal digits, each after {@code =}. Where they do not fit into a tag, one pointer stands for all of an object.
 */
final class SensitiveMark {
    private static final int LONGEST = 256;
    private static final String ALLOWED = "./:+-_@";
    private static final String EVERYTHING = "/";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private SensitiveMark() {}

    static String of(SortedSet<String> pointers) {
        String mark = pointers.stream()
                .map(pointer -> pointer.isEmpty() ? EVERYTHING : escaped(pointer))
                .collect(Collectors.joining(" "));
        return mark.length() <= LONGEST ? mark : EVERYTHING;
    }

    static SortedSet<String> read(String mark) {
        SortedSet<String> pointers = new TreeSet<>();
        for (String part : mark.split(" ", -1)) {
            if (part.equals(EVERYTHING)) {
                pointers.add("");
            } else if (part.startsWith("/")) {
                pointers.add(unescaped(part));
            }
        }
        return Collections.unmodifiableSortedSet(pointers);
    }

    private static String escaped(String pointer) {
        StringBuilder escaped = new StringBuilder();
        for (byte one : pointer.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = one > 0 && (Character.isLetterOrDigit(one) || ALLOWED.indexOf(one) >= 0);
            escaped.append(plain ? Character.toString(one) : "=" + HEX.toHexDigits(one));
        }
        return escaped.toString();
    }

    private static String unescaped(String mark) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < mark.length(); at++) {
            boolean hex = mark.charAt(at) == '='
                    && at + 2 < mark.length()
                    && HexFormat.isHexDigit(mark.charAt(at + 1))
                    && HexFormat.isHexDigit(mark.charAt(at + 2));
            bytes.write(hex ? HexFormat.fromHexDigits(mark, at + 1, at + 3) : mark.charAt(at));
            at += hex ? 2 : 0;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
