package dev.weir.local.athena.sql;

import java.util.Locale;

/**
 * What a statement is.
 *
 * @param type {@code DML}, {@code DDL} or {@code UTILITY}, as {@code GetQueryExecution} says
 * @param substatement such as {@code SELECT} or {@code CREATE_TABLE}
 * @param query whether it goes to the SQL engine; otherwise the catalog answers
 */
public record StatementKind(String type, String substatement, boolean query) {
    /** Whether the first row of the result is a header, and the file comma-separated. */
    public boolean header() {
        return substatement.equals("SELECT") || substatement.equals("EXECUTE");
    }

    /** Tells a statement by its first words. */
    public static StatementKind of(String sql) {
        Tokens tokens = new Tokens(sql);
        if (tokens.several()) {
            throw new QueryFailure("Only one sql statement is allowed. Got: " + sql);
        }
        if (tokens.accept("select") || tokens.accept("with") || tokens.accept("values") || tokens.accept("(")) {
            return new StatementKind("DML", "SELECT", true);
        }
        if (tokens.accept("explain")) {
            tokens.accept("analyze");
            boolean query = tokens.accept("select") || tokens.accept("with");
            return new StatementKind("UTILITY", "EXPLAIN", query);
        }
        if (tokens.accept("execute")) {
            return new StatementKind("DML", "EXECUTE", false);
        }
        if (tokens.accept("create", "table")) {
            return new StatementKind("DDL", "CREATE_TABLE_AS_SELECT", false);
        }
        if (tokens.accept("create", "or", "replace", "view") || tokens.accept("create", "view")) {
            return new StatementKind("DDL", "CREATE_VIEW", false);
        }
        if (tokens.accept("show") || tokens.accept("describe") || tokens.accept("desc")) {
            return new StatementKind("UTILITY", "SHOW", false);
        }
        if (tokens.accept("insert") || tokens.accept("delete") || tokens.accept("update") || tokens.accept("merge")) {
            return new StatementKind("DML", first(tokens), false);
        }
        return new StatementKind("DDL", first(tokens), false);
    }

    private static String first(Tokens tokens) {
        return tokens.all().isEmpty() ? "" : tokens.all().getFirst().text().toUpperCase(Locale.ROOT);
    }
}
