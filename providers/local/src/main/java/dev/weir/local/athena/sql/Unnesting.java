package dev.weir.local.athena.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rewrites {@code UNNEST} in a {@code FROM} where DuckDB's knows no such form: of maps, of arrays of rows, and of several
 * arrays at once.
 */
final class Unnesting {
    private static final Set<String> MAPS =
            Set.of("map", "map_agg", "map_concat", "map_from_entries", "histogram", "split_to_map");

    private Unnesting() {}

    /**
     * Rewrites a query.
     *
     * @param maps the names of columns that are maps
     */
    static void rewrite(Brackets sql, Set<String> maps, Rewriting rewriting) {
        for (int i = 0; i < sql.size(); i++) {
            if (sql.calls(i, "unnest")) {
                unnest(sql, i, maps, rewriting);
            }
        }
    }

    private static void unnest(Brackets sql, int start, Set<String> maps, Rewriting rewriting) {
        int close = sql.partner(start + 1);
        List<Integer> commas = sql.atTop(",", start + 2, close);
        boolean ordinality = sql.is(close + 1, "with") && sql.is(close + 2, "ordinality");
        int columns = columns(sql, ordinality ? close + 3 : close + 1) - (ordinality ? 1 : 0);
        if (columns < 2) {
            return;
        }
        if (ordinality) {
            throw new QueryFailure(
                    "NOT_SUPPORTED: the embedded Athena supports UNNEST WITH ORDINALITY only for one array of scalar values");
        }
        rewriting.before(sql.token(start), "(SELECT ");
        rewriting.after(sql.token(close), ")");
        if (!commas.isEmpty()) {
            commas.forEach(comma -> rewriting.replace(sql.token(comma), "), unnest("));
        } else if (map(sql, start + 2, close, maps)) {
            rewriting.after(sql.token(start + 1), "map_entries(");
            rewriting.before(sql.token(close), "), max_depth := 2");
        } else {
            rewriting.before(sql.token(close), ", max_depth := 2");
        }
    }

    /** How many columns the alias that may start here names; none is 0. */
    private static int columns(Brackets sql, int start) {
        int name = sql.is(start, "as") ? start + 1 : start;
        int open = name + 1;
        return name < sql.size() && sql.token(name).names() && sql.is(open, "(") && sql.partner(open) > 0
                ? sql.atTop(",", open + 1, sql.partner(open)).size() + 1
                : 0;
    }

    private static boolean map(Brackets sql, int start, int close, Set<String> maps) {
        String first = sql.token(start).text().toLowerCase(Locale.ROOT);
        String last = sql.token(close - 1).text().toLowerCase(Locale.ROOT);
        return (MAPS.contains(first) && sql.is(start + 1, "(")) || maps.contains(last);
    }
}
