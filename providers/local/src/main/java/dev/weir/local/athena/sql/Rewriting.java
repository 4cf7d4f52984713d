package dev.weir.local.athena.sql;

import java.util.TreeMap;

/** Replacements in a statement, carried out together. */
final class Rewriting {
    private final String sql;
    private final TreeMap<Integer, Replacement> replacements = new TreeMap<>();

    private record Replacement(int end, String text) {}

    Rewriting(String sql) {
        this.sql = sql;
    }

    void replace(Token token, String text) {
        if (token.end() <= sql.length()) {
            replacements.put(token.start(), new Replacement(token.end(), text));
        }
    }

    String result() {
        StringBuilder rewritten = new StringBuilder(sql);
        replacements
                .descendingMap()
                .forEach((start, replacement) -> rewritten.replace(start, replacement.end(), replacement.text()));
        return rewritten.toString();
    }
}
