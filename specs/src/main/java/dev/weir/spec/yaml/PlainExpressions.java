package dev.weir.spec.yaml;

import dev.weir.spec.expression.Braces;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The expressions in plain scalars. Between <code>${</code> and <code>}</code> the characters that mean something in YAML mean
 * something in CEL instead, so the parser is given letters in their place: as many, so that every position stays what it is. The
 * scalars get their own characters back from the text, from which they differ by folded white space only.
 */
final class PlainExpressions {
    private static final String OPEN = "${";
    private static final String STRUCTURAL = "{}[],:?#";
    private static final char HARMLESS = 'x';

    /** Longer than any expression may be; bounds the search for an end that is missing. */
    private static final int LONGEST = 4_000;

    /** So many searches for an end may fail; in a text with more of them nobody asks for the rest. */
    private static final int MOST_FAILURES = 1_000;

    private final String text;
    private final char[] masked;
    private final List<Integer> doubtful = new ArrayList<>();
    private int failures;

    private PlainExpressions(String text) {
        this.text = text;
        this.masked = text.toCharArray();
    }

    static PlainExpressions in(String text) {
        PlainExpressions expressions = new PlainExpressions(text);
        if (text.contains(OPEN)) {
            new PlainScalars(text, expressions::opening).walk();
        }
        return expressions;
    }

    /** The text for the parser, of the same length. */
    String masked() {
        return new String(masked);
    }

    /**
     * The last <code>${</code> between two indexes of the text that probably lacks its brace: there is none, or only one that makes
     * no expression of what stands before it.
     */
    OptionalInt doubtfulBetween(int start, int end) {
        return doubtful.stream()
                .mapToInt(Integer::intValue)
                .filter(open -> open >= start && open < end)
                .reduce((first, second) -> second);
    }

    /**
     * The value of a plain scalar.
     *
     * @param value as the parser has read it
     * @param written as it stands in the text, perhaps behind an anchor
     */
    static String restore(String value, String written) {
        StringBuilder restored = new StringBuilder(value);
        int from = written.length();
        for (int i = restored.length() - 1; i >= 0; i--) {
            if (!isSpace(restored.charAt(i))) {
                do {
                    from--;
                } while (isSpace(written.charAt(from)));
                restored.setCharAt(i, written.charAt(from));
            }
        }
        return restored.toString();
    }

    private static boolean isSpace(char c) {
        return PlainScalars.isBlank(c) || PlainScalars.isBreak(c);
    }

    private int opening(int open, boolean flow, int indent) {
        int inner = open + OPEN.length();
        int close = Braces.close(text, inner, Math.min(text.length(), inner + LONGEST));
        boolean escaped = open > 0 && text.charAt(open - 1) == '$';
        boolean ends = close >= 0 && (flow || isOneScalar(inner, close, indent));
        if (!escaped && (!ends || (flow && !Braces.isBalanced(text.substring(inner, close))))) {
            doubtful.add(open);
        }
        if (ends) {
            return mask(inner - 1, close + 1);
        }
        return ++failures < MOST_FAILURES ? open + 1 : text.length();
    }

    /** Whether all lines of an expression that stands in no brackets are indented as a scalar's lines must be. */
    private boolean isOneScalar(int inner, int close, int indent) {
        int lineStart = -1;
        for (int i = inner; i <= close; i++) {
            char c = text.charAt(i);
            if (PlainScalars.isBreak(c)) {
                lineStart = i + 1;
            } else if (lineStart >= 0 && c != ' ') {
                if (i - lineStart <= indent) {
                    return false;
                }
                lineStart = -1;
            }
        }
        return true;
    }

    private int mask(int start, int end) {
        for (int i = start; i < end; i++) {
            if (STRUCTURAL.indexOf(masked[i]) >= 0) {
                masked[i] = HARMLESS;
            }
        }
        return end;
    }
}
