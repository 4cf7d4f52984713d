package dev.weir.local.athena.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Functions that Trino has and DuckDB has not, or has with another meaning, as macros. A macro may hide a function of its own
 * name, which it then reaches as {@code system.main.NAME}.
 */
final class TrinoFunctions {
    /** What a cast to text becomes; no query can name it by accident. */
    static final String TEXT = "trino_text";

    /** Casts and {@code AT TIME ZONE} lead to these. */
    private static final Set<String> ALWAYS = Set.of(TEXT, "timezone");

    private static final int MOST_ARGUMENTS = 8;

    private static final String UNIT = """
            CASE lower(unit) WHEN 'millisecond' THEN to_milliseconds(n) WHEN 'second' THEN to_seconds(n) \
            WHEN 'minute' THEN to_minutes(n) WHEN 'hour' THEN to_hours(n) WHEN 'day' THEN to_days(CAST(n AS INTEGER)) \
            WHEN 'week' THEN to_weeks(CAST(n AS INTEGER)) WHEN 'month' THEN to_months(CAST(n AS INTEGER)) \
            WHEN 'quarter' THEN to_months(CAST(3 * n AS INTEGER)) WHEN 'year' THEN to_years(CAST(n AS INTEGER)) \
            ELSE error('INVALID_FUNCTION_ARGUMENT: ''' || unit || ''' is not a valid date unit') END""";

    private static final String URL_QUERY = "system.main.regexp_extract(u, '\\?([^#]*)', 1)";

    private static final Map<String, String> MACROS = new TreeMap<>();

    static {
        times();
        texts();
        numbers();
        arraysAndMaps();
        json();
        aggregates();
        define(
                TEXT,
                "(x) AS CASE system.main.typeof(x) WHEN 'TIMESTAMP' THEN " + milliseconds("CAST(x AS VARCHAR)")
                        + " WHEN 'TIMESTAMP WITH TIME ZONE' THEN "
                        + milliseconds("system.main.replace(CAST(x AS VARCHAR), '+00', '')")
                        + " || ' UTC' WHEN 'JSON' THEN json_extract_string(CAST(x AS VARCHAR), '$')"
                        + " ELSE CAST(x AS VARCHAR) END");
    }

    private TrinoFunctions() {}

    private static void times() {
        define(
                "date_add",
                "(unit, n, t DATE) AS CAST(t + (" + UNIT + ") AS DATE)",
                "(unit, n, t TIMESTAMP) AS t + (" + UNIT + ")",
                "(unit, n, t TIMESTAMPTZ) AS t + (" + UNIT + ")");
        define("date_diff", "(unit, a, b) AS date_sub(unit, a, b)");
        define(
                "date_trunc",
                "(unit, t DATE) AS CAST(system.main.date_trunc(unit, t) AS DATE)",
                "(unit, t TIMESTAMP) AS system.main.date_trunc(unit, t)",
                "(unit, t TIMESTAMPTZ) AS system.main.date_trunc(unit, t)");
        define("day_of_month", "(t) AS day(t)");
        define("day_of_week", "(t) AS isodow(t)");
        define("day_of_year", "(t) AS dayofyear(t)");
        define("dow", "(t) AS isodow(t)");
        define("doy", "(t) AS dayofyear(t)");
        define("week_of_year", "(t) AS week(t)");
        define("year_of_week", "(t) AS isoyear(t)");
        define("yow", "(t) AS isoyear(t)");
        define("last_day_of_month", "(t) AS last_day(t)");
        define("from_iso8601_date", "(s) AS CAST(s AS DATE)");
        define("from_iso8601_timestamp", "(s) AS CAST(s AS TIMESTAMP WITH TIME ZONE)");
        define("from_unixtime", "(s) AS to_timestamp(CAST(s AS DOUBLE))");
        define(
                "to_iso8601",
                "(t DATE) AS strftime(t, '%Y-%m-%d')",
                "(t TIMESTAMP) AS strftime(t, '%Y-%m-%dT%H:%M:%S.%g')",
                "(t TIMESTAMPTZ) AS strftime(t, '%Y-%m-%dT%H:%M:%S.%gZ')");
        define("to_unixtime", "(t) AS epoch(t)");
        // A time without a zone is in the session's zone, which is UTC, before it is shown in another.
        define("timezone", "(zone, t) AS system.main.timezone(zone, CAST(t AS TIMESTAMPTZ))");
        define("at_timezone", "(t, zone) AS system.main.timezone(zone, CAST(t AS TIMESTAMPTZ))");
        define("with_timezone", "(t, zone) AS system.main.timezone(zone, CAST(t AS TIMESTAMP))");
    }

    private static void texts() {
        define("codepoint", "(s) AS unicode(s)");
        define("concat", joined(" || "));
        define("from_hex", "(s) AS unhex(s)");
        define("from_utf8", "(b) AS decode(b)");
        define("levenshtein_distance", "(a, b) AS levenshtein(a, b)");
        define("hamming_distance", "(a, b) AS hamming(a, b)");
        define("md5", "(b) AS unhex(system.main.md5(b))");
        define("sha1", "(b) AS unhex(system.main.sha1(b))");
        define("sha256", "(b) AS unhex(system.main.sha256(b))");
        define("regexp_count", "(s, p) AS CAST(len(regexp_extract_all(s, p)) AS BIGINT)");
        define(
                "regexp_extract",
                "(s, p) AS CASE WHEN regexp_matches(s, p) THEN system.main.regexp_extract(s, p) END",
                "(s, p, g) AS CASE WHEN regexp_matches(s, p) THEN system.main.regexp_extract(s, p, g) END");
        define("regexp_like", "(s, p) AS regexp_matches(s, p)");
        define(
                "regexp_replace",
                "(s, p) AS system.main.regexp_replace(s, p, '', 'g')",
                "(s, p, r) AS system.main.regexp_replace(s, p, "
                        + "system.main.regexp_replace(r, '\\$(\\d)', '\\\\\\1', 'g'), 'g')");
        define("regexp_split", "(s, p) AS string_split_regex(s, p)");
        define("replace", "(s, x) AS system.main.replace(s, x, '')", "(s, x, y) AS system.main.replace(s, x, y)");
        define(
                "split_part",
                "(s, d, n) AS CASE WHEN n <= len(string_split(s, d)) THEN system.main.split_part(s, d, n) END");
        define("to_hex", "(b) AS hex(b)");
        define("to_utf8", "(s) AS encode(s)");
        define("typeof", "(x) AS lower(system.main.typeof(x))");
        define("url_extract_host", "(u) AS " + part("'^[^:/?#]+://(?:[^/?#@]*@)?([^:/?#]+)'"));
        define("url_extract_path", "(u) AS " + part("'^[^:/?#]+://[^/?#]*([^?#]*)'"));
        define("url_extract_protocol", "(u) AS " + part("'^([A-Za-z][A-Za-z0-9+.-]*):'"));
        define("url_extract_query", "(u) AS " + part("'\\?([^#]*)'"));
        define(
                "url_extract_parameter",
                "(u, n) AS url_decode(list_filter(string_split(" + URL_QUERY
                        + ", '&'), lambda e: starts_with(e, n || '='))[1][len(n) + 2:])");
    }

    private static void numbers() {
        define("bitwise_and", "(a, b) AS a & b");
        define("bitwise_not", "(a) AS ~a");
        define("bitwise_or", "(a, b) AS a | b");
        define("bitwise_xor", "(a, b) AS xor(a, b)");
        define("e", "() AS exp(1)");
        define("greatest", strict("greatest"));
        define("least", strict("least"));
        define("if", "(c, a) AS CASE WHEN c THEN a END", "(c, a, b) AS CASE WHEN c THEN a ELSE b END");
        define("infinity", "() AS CAST('inf' AS DOUBLE)");
        define("nan", "() AS CAST('nan' AS DOUBLE)");
        define("is_finite", "(x) AS isfinite(x)");
        define("is_infinite", "(x) AS isinf(x)");
        define("is_nan", "(x) AS isnan(x)");
        define("rand", "() AS random()", "(n) AS CAST(floor(random() * n) AS BIGINT)");
        define("truncate", "(x) AS trunc(x)");
    }

    private static void arraysAndMaps() {
        String distinct = "list_filter(a, lambda e, i: list_position(a, e) = i)";
        define("array_distinct", "(a) AS " + distinct);
        define("array_except", "(a, b) AS list_filter(" + distinct + ", lambda e: NOT list_contains(b, e))");
        define("array_intersect", "(a, b) AS list_filter(" + distinct + ", lambda e: list_contains(b, e))");
        define("array_union", "(a, b) AS list_filter(a || b, lambda e, i: list_position(a || b, e) = i)");
        define(
                "array_join",
                "(a, d) AS array_to_string(a, d)",
                "(a, d, n) AS array_to_string(list_transform(a, lambda e: coalesce(CAST(e AS VARCHAR), n)), d)");
        define("array_max", "(a) AS list_max(a)");
        define("array_min", "(a) AS list_min(a)");
        define(
                "array_position",
                "(a, x) AS CASE WHEN a IS NOT NULL AND x IS NOT NULL "
                        + "THEN CAST(coalesce(list_position(a, x), 0) AS BIGINT) END");
        define("array_remove", "(a, x) AS list_filter(a, lambda e: e IS DISTINCT FROM x)");
        define("array_sort", "(a) AS list_sort(a, 'ASC', 'NULLS LAST')");
        define("arrays_overlap", "(a, b) AS list_has_any(a, b)");
        define("element_at", "(x, k) AS x[k]");
        define("reverse", "(x VARCHAR) AS system.main.reverse(x)", "(x) AS list_reverse(x)");
        define(
                "sequence",
                "(a, b) AS generate_series(a, b)",
                "(a DATE, b DATE, s) AS list_transform(generate_series(a, b, s), lambda t: CAST(t AS DATE))",
                "(a, b, s) AS generate_series(a, b, s)");
        define("slice", "(a, s, n) AS CASE WHEN s > 0 THEN a[s:s + n - 1] ELSE a[len(a) + s + 1:len(a) + s + n] END");
        define(
                "split_to_map",
                "(s, d, k) AS map_from_entries(list_transform(string_split(s, d), "
                        + "lambda e: (system.main.split_part(e, k, 1), system.main.split_part(e, k, 2))))");
    }

    private static void json() {
        define("json_array_contains", "(j, x) AS list_contains(CAST(j AS VARCHAR[]), CAST(x AS VARCHAR))");
        define("json_extract", "(j, p) AS CASE WHEN json_valid(j) THEN system.main.json_extract(j, p) END");
        define(
                "json_extract_scalar",
                "(j, p) AS CASE WHEN json_valid(j) AND json_type(j, p) NOT IN ('OBJECT', 'ARRAY') "
                        + "THEN json_extract_string(j, p) END");
        define("json_format", "(j) AS CAST(j AS VARCHAR)");
        define("json_parse", "(s) AS CAST(s AS JSON)");
        define(
                "json_size",
                "(j, p) AS CASE json_type(j, p) WHEN 'OBJECT' THEN CAST(len(json_keys(j, p)) AS BIGINT) "
                        + "WHEN 'ARRAY' THEN CAST(json_array_length(j, p) AS BIGINT) ELSE 0 END");
    }

    private static void aggregates() {
        define("approx_distinct", "(x) AS approx_count_distinct(x)");
        define("approx_percentile", "(x, p) AS approx_quantile(x, p)");
        define("arbitrary", "(x) AS any_value(x)");
        define("every", "(x) AS bool_and(x)");
        define("geometric_mean", "(x) AS exp(avg(ln(x)))");
        define("map_agg", "(k, v) AS map_from_entries(list((k, v)))");
    }

    /** The names that a query calls as functions. */
    static Set<String> called(List<Token> query) {
        Set<String> called = new TreeSet<>();
        for (int i = 0; i + 1 < query.size(); i++) {
            if (query.get(i + 1).is("(")) {
                called.add(query.get(i).text().toLowerCase(Locale.ROOT));
            }
        }
        return called;
    }

    /** What creates the macros among these functions, and those that need no call, for one connection. */
    static List<String> definitions(Set<String> called) {
        return MACROS.entrySet().stream()
                .filter(macro -> ALWAYS.contains(macro.getKey()) || called.contains(macro.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static void define(String name, String... forms) {
        MACROS.put(name, "CREATE TEMP MACRO \"" + name + "\"" + String.join(", ", forms));
    }

    /** Forms with two to eight arguments, which are joined by an operator. */
    private static String[] joined(String operator) {
        return forms(names -> String.join(operator, names));
    }

    /** Forms with two to eight arguments of a function that in DuckDB overlooks a null. */
    private static String[] strict(String function) {
        return forms(names -> names.stream().collect(Collectors.joining(" IS NULL OR ", "CASE WHEN ", " IS NULL"))
                + " THEN NULL ELSE system.main." + function + "(" + String.join(", ", names) + ") END");
    }

    private static String[] forms(Function<List<String>, String> body) {
        return IntStream.rangeClosed(2, MOST_ARGUMENTS)
                .mapToObj(count ->
                        IntStream.range(0, count).mapToObj(i -> "a" + i).toList())
                .map(names -> "(" + String.join(", ", names) + ") AS " + body.apply(names))
                .toArray(String[]::new);
    }

    /** A time in the engine's spelling with three digits after the point. */
    private static String milliseconds(String text) {
        return "rpad(" + text + " || CASE WHEN position('.' IN " + text + ") > 0 THEN '' ELSE '.' END, 23, '0')";
    }

    private static String part(String pattern) {
        return "system.main.regexp_extract(u, " + pattern + ", 1)";
    }
}
