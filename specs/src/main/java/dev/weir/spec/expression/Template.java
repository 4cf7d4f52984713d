package dev.weir.spec.expression;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with expressions in it, <code>$${</code> standing for <code>${</code>.
 *
 * @param parts in their order; no two texts follow each other
 */
public record Template(List<Part> parts) {
    private static final String OPEN = "${";

    public Template {
        parts = List.copyOf(parts);
    }

    /** A part of the text. */
    public sealed interface Part {}

    /** Text as it is. */
    public record Text(String text) implements Part {
        public Text {
            requireNonNull(text, "text");
        }
    }

    /**
     * An expression.
     *
     * @param source the text between the braces
     * @param ordinal how many <code>${</code> stand before this one, escaped ones counted
     */
    public record Embedded(String source, int ordinal) implements Part {
        public Embedded {
            requireNonNull(source, "source");
        }
    }

    /** Whether a text holds an expression, or the escape of one. */
    public static boolean mayHold(String text) {
        return text.contains(OPEN);
    }

    /** Whether a single expression is all there is, so that its value keeps its type. */
    public boolean isWhole() {
        return parts.size() == 1 && parts.getFirst() instanceof Embedded;
    }

    public List<Embedded> expressions() {
        return parts.stream()
                .filter(Embedded.class::isInstance)
                .map(Embedded.class::cast)
                .toList();
    }

    /**
     * Finds the expressions of a text.
     *
     * @throws UnclosedException when one has no end
     */
    public static Template parse(String text) throws UnclosedException {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int ordinal = 0;
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            if (open > at && text.charAt(open - 1) == '$') {
                literal.append(text, at, open - 1).append(OPEN);
                at = open + OPEN.length();
                ordinal++;
                continue;
            }
            int close = Braces.close(text, open + OPEN.length());
            if (close < 0) {
                throw new UnclosedException(ordinal);
            }
            flush(literal.append(text, at, open), parts);
            String source = text.substring(open + OPEN.length(), close);
            parts.add(new Embedded(source, ordinal));
            ordinal += 1 + occurrences(source);
            at = close + 1;
        }
        flush(literal.append(text, at, text.length()), parts);
        return new Template(parts);
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Text(literal.toString()));
            literal.setLength(0);
        }
    }

    /** How often <code>${</code> stands in a text. */
    static int occurrences(String text) {
        int count = 0;
        for (int at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, at + OPEN.length())) {
            count++;
        }
        return count;
    }

    /** An expression without its closing brace. */
    public static final class UnclosedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int ordinal;

        UnclosedException(int ordinal) {
            super("unclosed expression");
            this.ordinal = ordinal;
        }

        /** How many <code>${</code> stand before it. */
        public int ordinal() {
            return ordinal;
        }
    }
}
