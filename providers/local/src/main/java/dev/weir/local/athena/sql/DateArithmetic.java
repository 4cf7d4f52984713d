package dev.weir.local.athena.sql;

import java.util.Locale;
import java.util.Set;

/**
 * Keeps a date a date when an interval of whole days is added or taken away, for DuckDB makes it a timestamp. It is seen where
 * the date is {@code current_date}, a literal, a call of {@code date}, or a column of that type.
 */
final class DateArithmetic {
    private static final Set<String> WHOLE_DAYS = Set.of("day", "week", "month", "quarter", "year");

    private DateArithmetic() {}

    /**
     * Rewrites a query.
     *
     * @param dates the names of columns that are dates
     */
    static void rewrite(Brackets sql, Set<String> dates, Rewriting rewriting) {
        for (int i = 0; i < sql.size(); i++) {
            int operand = operandEnd(sql, i, dates);
            int end = operand;
            int intervals = 0;
            while (interval(sql, end + 1)) {
                end += 4;
                intervals++;
            }
            if (operand >= 0 && intervals > 0) {
                rewriting.before(sql.token(i), "CAST(");
                rewriting.after(sql.token(end), " AS DATE)");
                i = end;
            }
        }
    }

    /** Where a date that starts here ends; negative when none does. */
    private static int operandEnd(Brackets sql, int start, Set<String> dates) {
        if (sql.is(start, "current_date")) {
            return start;
        }
        if (sql.calls(start, "date")) {
            return sql.partner(start + 1);
        }
        if (sql.is(start, "date")
                && start + 1 < sql.size()
                && sql.token(start + 1).kind() == Token.Kind.STRING) {
            return start + 1;
        }
        Token token = sql.token(start);
        boolean column = token.names() && dates.contains(token.text().toLowerCase(Locale.ROOT));
        return column && !sql.is(start - 1, ".") && !sql.is(start + 1, "(") ? start : -1;
    }

    private static boolean interval(Brackets sql, int sign) {
        return sign > 0
                && sign + 3 < sql.size()
                && (sql.is(sign, "+") || sql.is(sign, "-"))
                && sql.is(sign + 1, "interval")
                && sql.token(sign + 2).kind() == Token.Kind.STRING
                && WHOLE_DAYS.contains(sql.token(sign + 3).text().toLowerCase(Locale.ROOT));
    }
}
