package dev.weir.spec.expression;

/** Finds the brace that ends an expression: braces may nest, and those in quotes do not count. */
public final class Braces {
    private Braces() {}

    /** The index of the closing brace; -1 when there is none. */
    static int close(String text, int from) {
        return close(text, from, text.length());
    }

    /**
     * The index of the closing brace; -1 when there is none.
     *
     * @param from index behind the opening brace
     * @param to index before which it must stand
     */
    public static int close(String text, int from, int to) {
        int depth = 0;
        for (int at = from; at >= 0 && at < to; at++) {
            switch (text.charAt(at)) {
                case '"', '\'' -> at = endOfQuoted(text, at, to);
                case '{' -> depth++;
                case '}' -> {
                    if (depth-- == 0) {
                        return at;
                    }
                }
                default -> {
                    // part of the expression
                }
            }
            if (at < 0) {
                return -1;
            }
        }
        return -1;
    }

    /** Whether brackets pair up and no comma stands outside of them, without which a text is no expression. */
    public static boolean isBalanced(String source) {
        int depth = 0;
        for (int at = 0; at < source.length(); at++) {
            char c = source.charAt(at);
            if (c == '"' || c == '\'') {
                at = endOfQuoted(source, at, source.length());
                if (at < 0) {
                    return false;
                }
            }
            depth += "([{".indexOf(c) >= 0 ? 1 : 0;
            depth -= ")]}".indexOf(c) >= 0 ? 1 : 0;
            if (c == ',' && depth == 0) {
                return false;
            }
        }
        return depth == 0;
    }

    private static int endOfQuoted(String text, int open, int to) {
        for (int at = open + 1; at < to; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == text.charAt(open)) {
                return at;
            }
        }
        return -1;
    }
}
