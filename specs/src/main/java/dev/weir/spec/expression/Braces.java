package dev.weir.spec.expression;

/** Finds the brace that ends an expression: braces may nest, and those in quotes do not count. */
final class Braces {
    private Braces() {}

    /** The index of the closing brace; -1 when there is none. */
    static int close(String text, int from) {
        int depth = 0;
        for (int at = from; at >= 0 && at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '"', '\'' -> at = endOfQuoted(text, at);
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

    private static int endOfQuoted(String text, int open) {
        for (int at = open + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == text.charAt(open)) {
                return at;
            }
        }
        return -1;
    }
}
