package dev.weir.local.athena.sql;

import java.util.ArrayList;
import java.util.List;

/** The statements about prepared statements. */
public sealed interface PreparedSql {
    /** {@code PREPARE name FROM statement}. */
    record Prepare(String name, String statement) implements PreparedSql {}

    /**
     * {@code EXECUTE name [USING value, ...]}.
     *
     * @param values as they are written
     */
    record Execute(String name, List<String> values) implements PreparedSql {
        public Execute {
            values = List.copyOf(values);
        }
    }

    /** {@code DEALLOCATE PREPARE name}. */
    record Deallocate(String name) implements PreparedSql {}

    /** Any other statement. */
    record Other() implements PreparedSql {}

    static PreparedSql of(String sql) {
        Tokens tokens = new Tokens(sql);
        if (tokens.accept("prepare")) {
            String name = tokens.name();
            tokens.expect("from");
            return new Prepare(name, tokens.rest().statement());
        }
        if (tokens.accept("deallocate", "prepare")) {
            String name = tokens.name();
            tokens.expectEnd();
            return new Deallocate(name);
        }
        if (tokens.accept("execute")) {
            String name = tokens.name();
            List<String> values = tokens.accept("using") ? values(tokens.rest()) : List.of();
            tokens.expectEnd();
            return new Execute(name, values);
        }
        return new Other();
    }

    private static List<String> values(Tokens list) {
        Brackets sql = new Brackets(list.all());
        List<Integer> ends = new ArrayList<>(sql.atTop(",", 0, sql.size()));
        ends.add(sql.size());
        List<String> values = new ArrayList<>();
        int start = 0;
        for (int end : ends) {
            if (end == start) {
                throw QueryFailure.syntax(list.statement(), 0, "mismatched input ','");
            }
            values.add(list.statement()
                    .substring(sql.token(start).start(), sql.token(end - 1).end()));
            start = end + 1;
        }
        return values;
    }
}
