package dev.weir.local.athena.sql;

import static java.util.Objects.requireNonNull;

/** A statement that cannot be executed, in Athena's words. */
public final class QueryFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param reason the {@code StateChangeReason}, such as {@code TABLE_NOT_FOUND: line 1:15: ...}
     */
    public QueryFailure(String reason) {
        super(requireNonNull(reason, "reason"));
    }

    static QueryFailure syntax(String sql, int position, String problem) {
        return new QueryFailure("SYNTAX_ERROR: %s: %s".formatted(place(sql, position), problem));
    }

    static QueryFailure at(String code, String sql, int position, String problem) {
        return new QueryFailure("%s: %s: %s".formatted(code, place(sql, position), problem));
    }

    /** Line and column, from one. */
    private static String place(String sql, int position) {
        String before = sql.substring(0, Math.min(position, sql.length()));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        return "line %d:%d".formatted(line, before.length() - before.lastIndexOf('\n'));
    }
}
