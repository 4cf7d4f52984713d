package dev.weir.local.athena.sql;

import static java.util.Objects.requireNonNull;

/**
 * A word of a statement.
 *
 * @param text without quotes
 * @param start where it starts in the statement, quotes included
 * @param end behind its last character
 */
record Token(Kind kind, String text, int start, int end) {
    Token {
        requireNonNull(kind, "kind");
        requireNonNull(text, "text");
    }

    enum Kind {
        /** A keyword or a plain identifier. */
        WORD,
        /** An identifier in double quotes or backticks. */
        QUOTED,
        STRING,
        NUMBER,
        /** A single character that is none of the others. */
        SYMBOL
    }

    boolean is(String word) {
        return kind != Kind.STRING && kind != Kind.QUOTED && text.equalsIgnoreCase(word);
    }

    boolean names() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }
}
