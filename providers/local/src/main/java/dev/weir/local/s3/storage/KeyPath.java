package dev.weir.local.s3.storage;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Object keys as relative paths, and back. An ordinary key is its own path. What cannot be in a file name everywhere, or means
 * something else there, is escaped with a caret and the two hexadecimal digits of each UTF-8 byte:
 *
 * <ul>
 *   <li>control characters, everything outside ASCII, backslash, the wildcards {@code * ? [ ] { }} and the caret itself;
 *   <li>the segments {@code .} and {@code ..};
 *   <li>an empty segment, as in {@code a//b} and at the end of {@code folder/}, is the file name {@code .^};
 *   <li>a segment longer than a file name may be goes on in a directory: {@code start^+/rest};
 *   <li>an object whose plain path is taken (its key is also a prefix of others, or differs only in case on a disk that ignores
 *       case) has the <em>set-apart</em> path: its file name starts with {@code ^-} and its capitals are escaped.
 * </ul>
 */
public final class KeyPath {
    private static final char ESCAPE = '^';
    private static final String EMPTY_SEGMENT = ".^";
    private static final String SET_APART = "^-";
    private static final String CONTINUED = "^+";
    private static final String RESERVED = "^\\*?[]{}";
    private static final int LONGEST_NAME = 200;

    private KeyPath() {}

    /** The path of a key that has its path to itself. */
    public static Path plain(String key) {
        return path(key, false);
    }

    /** The path of a key whose plain path is taken. */
    public static Path setApart(String key) {
        return path(key, true);
    }

    /** The key whose plain or set-apart path this is. */
    public static String key(Path path) {
        StringBuilder key = new StringBuilder();
        int last = path.getNameCount() - 1;
        boolean continued = false;
        for (int i = 0; i <= last; i++) {
            String name = path.getName(i).toString();
            if (i > 0 && !continued) {
                key.append('/');
            }
            if (i == last && name.startsWith(SET_APART)) {
                name = name.substring(SET_APART.length());
            }
            continued = name.endsWith(CONTINUED);
            key.append(name(name, continued));
        }
        return unescape(key.toString());
    }

    private static String name(String name, boolean continued) {
        if (continued) {
            return name.substring(0, name.length() - CONTINUED.length());
        }
        return name.equals(EMPTY_SEGMENT) ? "" : name;
    }

    private static Path path(String key, boolean apart) {
        List<String> names = new ArrayList<>();
        String[] segments = key.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            addNames(segments[i], apart && i == segments.length - 1, names);
        }
        return Path.of(names.getFirst(), names.subList(1, names.size()).toArray(String[]::new));
    }

    private static void addNames(String segment, boolean apart, List<String> names) {
        String rest = segment.isEmpty() ? EMPTY_SEGMENT : escape(segment, apart);
        while (rest.length() > LONGEST_NAME) {
            names.add(rest.substring(0, LONGEST_NAME) + CONTINUED);
            rest = rest.substring(LONGEST_NAME);
        }
        names.add((apart ? SET_APART : "") + withoutDots(rest));
    }

    private static String withoutDots(String name) {
        return name.equals(".") || name.equals("..") ? name.replace(".", "^2E") : name;
    }

    private static String escape(String segment, boolean capitals) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= ' ' && b != 0x7F && RESERVED.indexOf(b) < 0 && !(capitals && Character.isUpperCase((char) b));
            if (plain) {
                escaped.append((char) b);
            } else {
                escaped.append(ESCAPE).append(String.format(Locale.ROOT, "%02X", b & 0xFF));
            }
        }
        return escaped.toString();
    }

    private static String unescape(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ESCAPE) {
                bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(text.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
