package dev.weir.local.athena.sql;

import java.util.Map;
import java.util.TreeMap;

/** Changes to a statement, token by token, carried out together. */
final class Rewriting {
    private final String sql;
    private final TreeMap<Integer, Edit> edits = new TreeMap<>();

    private record Edit(Token token, String before, String text, String after) {}

    Rewriting(String sql) {
        this.sql = sql;
    }

    void replace(Token token, String text) {
        Edit edit = edit(token);
        put(new Edit(token, edit.before(), text, edit.after()));
    }

    void remove(Token token) {
        replace(token, "");
    }

    void before(Token token, String text) {
        Edit edit = edit(token);
        put(new Edit(token, text + edit.before(), edit.text(), edit.after()));
    }

    void after(Token token, String text) {
        Edit edit = edit(token);
        put(new Edit(token, edit.before(), edit.text(), edit.after() + text));
    }

    String result() {
        StringBuilder rewritten = new StringBuilder(sql);
        for (Map.Entry<Integer, Edit> entry : edits.descendingMap().entrySet()) {
            Edit edit = entry.getValue();
            rewritten.replace(entry.getKey(), edit.token().end(), edit.before() + edit.text() + edit.after());
        }
        return rewritten.toString();
    }

    private Edit edit(Token token) {
        return edits.getOrDefault(token.start(), new Edit(token, "", source(token), ""));
    }

    private String source(Token token) {
        return token.end() <= sql.length() ? sql.substring(token.start(), token.end()) : "";
    }

    /** A token behind the statement's end, such as a semicolon, is left alone. */
    private void put(Edit edit) {
        if (edit.token().end() <= sql.length()) {
            edits.put(edit.token().start(), edit);
        }
    }
}
