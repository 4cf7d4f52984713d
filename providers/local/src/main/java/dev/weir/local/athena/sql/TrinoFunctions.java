package dev.weir.local.athena.sql;

import java.util.List;

/** Functions that Trino has and DuckDB has under another name or in another form, as macros. */
final class TrinoFunctions {
    private static final String STEP = """
            CASE lower(unit) WHEN 'millisecond' THEN to_milliseconds(n) WHEN 'second' THEN to_seconds(n) \
            WHEN 'minute' THEN to_minutes(n) WHEN 'hour' THEN to_hours(n) WHEN 'day' THEN to_days(CAST(n AS INTEGER)) \
            WHEN 'week' THEN to_weeks(CAST(n AS INTEGER)) WHEN 'month' THEN to_months(CAST(n AS INTEGER)) \
            WHEN 'quarter' THEN to_months(CAST(3 * n AS INTEGER)) WHEN 'year' THEN to_years(CAST(n AS INTEGER)) \
            ELSE error('INVALID_FUNCTION_ARGUMENT: ''' || unit || ''' is not a valid date unit') END""";

    private static final List<String> MACROS = List.of(
            "approx_distinct(x) AS approx_count_distinct(x)",
            "approx_percentile(x, p) AS approx_quantile(x, p)",
            "arbitrary(x) AS any_value(x)",
            "date_add(unit, n, t) AS t + (" + STEP + ")",
            "element_at(x, k) AS x[k]",
            "from_iso8601_date(s) AS CAST(s AS DATE)",
            "from_iso8601_timestamp(s) AS CAST(s AS TIMESTAMP WITH TIME ZONE)",
            "from_unixtime(s) AS make_timestamp(CAST(s * 1000000 AS BIGINT))",
            "is_nan(x) AS isnan(x)",
            "json_extract_scalar(j, p) AS json_extract_string(j, p)",
            "rand() AS random()",
            "regexp_like(s, p) AS regexp_matches(s, p)",
            "sequence(a, b) AS generate_series(a, b)",
            "to_hex(x) AS hex(x)",
            "to_iso8601(t) AS strftime(CAST(t AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S.%g')",
            "to_unixtime(t) AS epoch(t)");

    private TrinoFunctions() {}

    /** What creates the macros, for one connection. */
    static List<String> definitions() {
        return MACROS.stream().map(macro -> "CREATE TEMP MACRO " + macro).toList();
    }
}
