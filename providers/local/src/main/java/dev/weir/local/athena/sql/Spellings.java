package dev.weir.local.athena.sql;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Rewrites small differences of spelling, each of a few words. */
final class Spellings {
    private static final Map<String, String> FUNCTIONS = Map.of("transform", "list_transform", "format", "printf");
    private static final Map<String, String> FIELDS = Map.of(
            "dow", "isodow",
            "day_of_week", "isodow",
            "day_of_month", "day",
            "day_of_year", "doy",
            "yow", "isoyear",
            "year_of_week", "isoyear");
    private static final Set<String> COMPARISONS = Set.of("=", "<", ">");
    private static final Set<String> SAMPLES = Set.of("bernoulli", "system");

    private Spellings() {}

    static void rewrite(Brackets sql, Rewriting rewriting) {
        for (int i = 0; i < sql.size(); i++) {
            String word = sql.token(i).text().toLowerCase(Locale.ROOT);
            if (FUNCTIONS.containsKey(word) && sql.calls(i, word)) {
                rewriting.replace(sql.token(i), FUNCTIONS.get(word));
            } else if (sql.calls(i, "extract") && FIELDS.containsKey(lower(sql, i + 2))) {
                rewriting.replace(sql.token(i + 2), FIELDS.get(lower(sql, i + 2)));
            } else if (sql.is(i, "ignore") && sql.is(i + 1, "nulls") && sql.is(i - 1, ")")) {
                rewriting.before(sql.token(i - 1), " IGNORE NULLS");
                rewriting.remove(sql.token(i));
                rewriting.remove(sql.token(i + 1));
            } else if (sql.calls(i, "listagg")) {
                listagg(sql, sql.partner(i + 1), rewriting);
            } else if (sql.is(i, "tablesample") && SAMPLES.contains(lower(sql, i + 1)) && sql.is(i + 4, ")")) {
                rewriting.after(sql.token(i + 3), " PERCENT");
            } else if (compared(sql, i)) {
                rewriting.before(sql.token(i), "CAST(");
                rewriting.after(sql.token(i), " AS VARCHAR)");
            }
        }
    }

    /** {@code listagg(x, s) WITHIN GROUP (ORDER BY y)}: the order goes into the call. */
    private static void listagg(Brackets sql, int close, Rewriting rewriting) {
        if (sql.is(close + 1, "within") && sql.is(close + 2, "group") && sql.is(close + 3, "(")) {
            for (int i = close; i < close + 4; i++) {
                rewriting.replace(sql.token(i), " ");
            }
        }
    }

    /**
     * Whether a text is one side of a comparison. DuckDB reads a bare literal as whatever the other side is; Trino refuses to
     * compare a text with a time, and a query that works here has to work there.
     */
    private static boolean compared(Brackets sql, int index) {
        return sql.token(index).kind() == Token.Kind.STRING
                && (comparison(sql, index - 1)
                        || (comparison(sql, index + 1) && !typed(sql, index - 1))
                        || sql.is(index - 1, "between"));
    }

    private static boolean comparison(Brackets sql, int index) {
        return index >= 0
                && index < sql.size()
                && COMPARISONS.contains(sql.token(index).text());
    }

    /** Whether the word before a text gives it a type, as in {@code DATE '2024-01-01'}. */
    private static boolean typed(Brackets sql, int index) {
        return index >= 0 && sql.token(index).kind() == Token.Kind.WORD;
    }

    private static String lower(Brackets sql, int index) {
        return index < sql.size() ? sql.token(index).text().toLowerCase(Locale.ROOT) : "";
    }
}
