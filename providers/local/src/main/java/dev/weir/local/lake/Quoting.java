package dev.weir.local.lake;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names and texts as SQL has them. */
public final class Quoting {
    private Quoting() {}

    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    public static String text(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    public static String texts(Collection<String> texts) {
        return texts.stream().map(Quoting::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
