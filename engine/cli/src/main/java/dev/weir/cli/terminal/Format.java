package dev.weir.cli.terminal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code --format} may be. Not every command has every format. */
public enum Format {
    HUMAN,
    JSON,
    MARKDOWN,
    HTML,
    /** Only {@code query}: what people read is the default there, too. */
    TABLE,
    /** Only {@code query}. */
    CSV,
    /** Only {@code graph}. */
    MERMAID,
    /** Only {@code graph}. */
    DOT;

    /** What the user types. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Several of them in a sentence. */
    public static String words(List<Format> formats) {
        String last = formats.getLast().word();
        return formats.size() == 1
                ? last
                : formats.subList(0, formats.size() - 1).stream()
                                .map(Format::word)
                                .collect(Collectors.joining(", ")) + " or " + last;
    }
}
