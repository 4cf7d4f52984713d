package dev.weir.spec.expression;

import dev.weir.spec.source.Place;
import dev.weir.spec.source.SourceText;
import dev.weir.spi.SourceRange;

/**
 * Where in a file an expression is written. The value of a scalar differs from how it is written, through quotes, escapes and
 * folded lines; its <code>${</code> are counted instead.
 */
public final class Locator {
    private static final String OPEN = "${";

    private Locator() {}

    /**
     * The place of a part of an expression; of the whole scalar when that cannot be told.
     *
     * @param value the scalar's value
     * @param ordinal of the expression in it
     * @param expression its source
     */
    public static SourceRange locate(
            SourceText text, Place place, String value, int ordinal, String expression, Fault fault) {
        String written = text.slice(place.start(), place.end());
        if (Template.occurrences(written) != Template.occurrences(value)) {
            return place.value();
        }
        int open = nth(written, ordinal);
        int inner = open + OPEN.length();
        if (!written.startsWith(expression, inner)) {
            return range(text, place, written, open, inner);
        }
        int start = inner + fault.offset();
        return range(text, place, written, start, Math.min(start + Math.max(1, fault.length()), written.length()));
    }

    /** The place of an expression's opening. */
    public static SourceRange opening(SourceText text, Place place, String value, int ordinal) {
        String written = text.slice(place.start(), place.end());
        if (Template.occurrences(written) != Template.occurrences(value)) {
            return place.value();
        }
        int open = nth(written, ordinal);
        return range(text, place, written, open, open + OPEN.length());
    }

    private static int nth(String written, int ordinal) {
        int at = written.indexOf(OPEN);
        for (int i = 0; i < ordinal; i++) {
            at = written.indexOf(OPEN, at + OPEN.length());
        }
        return at;
    }

    private static SourceRange range(SourceText text, Place place, String written, int start, int end) {
        return text.range(
                place.start() + written.codePointCount(0, Math.min(start, written.length())),
                place.start() + written.codePointCount(0, Math.min(end, written.length())));
    }
}
