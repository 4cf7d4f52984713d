package dev.weir.local.athena.sql;

import java.util.List;

/**
 * Rewrites what casts and types are spelled like: {@code array(T)}, texts cut by {@code varchar(n)}, and casts to text, which
 * Trino writes in its own way for times and takes out of quotes for JSON.
 */
final class Casts {
    private Casts() {}

    static void rewrite(Brackets sql, Rewriting rewriting) {
        for (int i = 0; i < sql.size(); i++) {
            if (sql.calls(i, "array")) {
                rewriting.remove(sql.token(i));
                rewriting.remove(sql.token(i + 1));
                rewriting.replace(sql.token(sql.partner(i + 1)), "[]");
            } else if (sql.calls(i, "cast") || sql.calls(i, "try_cast")) {
                cast(sql, i, rewriting);
            }
        }
    }

    private static void cast(Brackets sql, int start, Rewriting rewriting) {
        int close = sql.partner(start + 1);
        List<Integer> words = sql.atTop("as", start + 2, close);
        if (words.isEmpty() || !sql.is(words.getLast() + 1, "varchar")) {
            return;
        }
        int as = words.getLast();
        boolean bounded = sql.is(as + 2, "(") && sql.partner(as + 2) == close - 1;
        if (bounded) {
            rewriting.replace(sql.token(start), "left(" + TrinoFunctions.TEXT);
            rewriting.replace(sql.token(as), ")");
            rewriting.remove(sql.token(as + 1));
            rewriting.replace(sql.token(as + 2), ",");
            rewriting.remove(sql.token(close - 1));
        } else if (as + 2 == close) {
            rewriting.replace(sql.token(start), TrinoFunctions.TEXT);
            rewriting.remove(sql.token(as));
            rewriting.remove(sql.token(as + 1));
        }
    }
}
