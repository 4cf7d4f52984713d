package dev.weir.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SQL that means one thing in Athena's dialect, which is Trino's, and another or nothing in the engine's own. */
class TrinoDialectTest extends AthenaFixture {
    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '^', textBlock = """
                    date_diff('day', timestamp '2024-01-01 23:00:00', timestamp '2024-01-02 01:00:00') # 0
                    date_diff('month', date '2024-01-31', date '2024-03-01') # 1
                    date_add('month', 1, timestamp '2024-01-31 10:00:00') # 2024-02-29 10:00:00.000
                    date_trunc('week', date '2024-01-03') # 2024-01-01
                    date '2024-01-31' + interval '1' day - interval '1' month # 2024-01-01
                    cast(date '2024-01-31' - interval '7' day as varchar) # 2024-01-24
                    date('2024-01-31') + interval '1' month # 2024-02-29
                    cast(timestamp '2024-01-01 10:00:00' as varchar) # 2024-01-01 10:00:00.000
                    from_unixtime(1704103200) # 2024-01-01 10:00:00.000 UTC
                    date_format(from_unixtime(1704103200), '%Y/%m') # 2024/01
                    format_datetime(timestamp '2024-01-02 15:04:05', 'yyyy-MM-dd''T''HH:mm') # 2024-01-02T15:04
                    parse_datetime('02.01.2024', 'dd.MM.yyyy') # 2024-01-02 00:00:00.000
                    timestamp '2024-01-01 10:00:00' AT TIME ZONE 'Europe/Rome' # 2024-01-01 11:00:00.000
                    extract(dow FROM date '2024-01-07') # 7
                    day_of_week(date '2024-01-07') # 7
                    day_of_year(date '2024-02-01') # 32
                    year_of_week(date '2024-12-31') # 2025
                    last_day_of_month(date '2024-02-01') # 2024-02-29
                    to_iso8601(date '2024-02-01') # 2024-02-01
                    concat('a', NULL) # null
                    concat('a', 'b', 'c') # abc
                    concat(ARRAY[1], ARRAY[2]) # [1, 2]
                    greatest(1, NULL) # null
                    least(3, 1, 2) # 1
                    regexp_extract('abc', 'x') # null
                    regexp_extract('abc123', '([a-z]+)([0-9]+)', 2) # 123
                    regexp_replace('aXbX', 'X') # ab
                    regexp_replace('ab', '(a)(b)', '$2$1') # ba
                    regexp_split('a1b', '[0-9]') # [a, b]
                    replace('abc', 'b') # ac
                    split_part('a,b', ',', 3) # null
                    cast('abcdef' as varchar(3)) # abc
                    try_cast('x' as integer) # null
                    cast(ARRAY[1, 2] as array(varchar)) # [1, 2]
                    cast(MAP(ARRAY['a'], ARRAY[ARRAY[1]]) as map(varchar, array(bigint))) # {a=[1]}
                    cast(json_extract('{"a":"x"}', '$.a') as varchar) # x
                    cast(json_parse('[1,2]') as array(integer)) # [1, 2]
                    json_extract_scalar('{"a":{"b":5}}', '$.a') # null
                    json_extract_scalar('no json', '$.a') # null
                    json_extract('{"a":{"b":5}}', '$.a') # {"b":5}
                    json_format(json_parse('{"a":1}')) # {"a":1}
                    json_array_contains('[1,2]', 2) # true
                    json_size('{"a":{"b":1}}', '$.a') # 1
                    element_at(ARRAY[1, 2], 5) # null
                    array_join(ARRAY[1, NULL, 2], ',') # 1,2
                    array_distinct(ARRAY[3, 1, 3, 2]) # [3, 1, 2]
                    array_sort(ARRAY[2, NULL, 1]) # [1, 2, null]
                    array_position(ARRAY[2, 1], 5) # 0
                    array_except(ARRAY[1, 2], ARRAY[2]) # [1]
                    array_union(ARRAY[1], ARRAY[2, 1]) # [1, 2]
                    array_max(ARRAY[2, 1]) # 2
                    slice(ARRAY[1, 2, 3], 2, 2) # [2, 3]
                    slice(ARRAY[1, 2, 3], -2, 2) # [2, 3]
                    reverse('abc') # cba
                    reverse(ARRAY[1, 2]) # [2, 1]
                    sequence(date '2024-01-01', date '2024-01-02', interval '1' day) # [2024-01-01, 2024-01-02]
                    transform(ARRAY[1, 2], x -> x + 1) # [2, 3]
                    filter(ARRAY[1, 2], x -> x > 1) # [2]
                    split_to_map('a=1;b=2', ';', '=') # {a=1, b=2}
                    if(false, 1) # null
                    bitwise_and(5, 3) # 1
                    truncate(2.7) # 2
                    is_nan(nan()) # true
                    to_hex(md5(to_utf8('a'))) # 0CC175B9C0F1B6A831C399E269772661
                    from_utf8(from_base64('YQ==')) # a
                    url_extract_host('https://u@shop.example:8443/a/b?x=1&y=2') # shop.example
                    url_extract_path('https://shop.example/a/b?x=1') # /a/b
                    url_extract_parameter('https://shop.example/?x=1&y=a%20b', 'y') # a b
                    typeof(1) # integer
                    format('%s-%d', 'a', 1) # a-1
                    map_agg('a', 1) # {a=1}
                    every(true) # true
                    """)
    void anExpressionMeansWhatItMeansInTrino(String expression, String expected) {
        assertThat(rows("SELECT " + expression).getLast()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '^', textBlock = """
                    SELECT id, tag FROM carts CROSS JOIN UNNEST(tags) AS t(tag) # 1|x; 1|y
                    SELECT id, k, v FROM carts CROSS JOIN UNNEST(attributes) AS t(k, v) # 1|colour|red
                    SELECT id, n, p FROM carts c CROSS JOIN UNNEST(c.items) AS t(n, p) # 1|pen|2; 1|ink|5
                    SELECT a, b FROM UNNEST(ARRAY[1, 2], ARRAY['x']) AS t(a, b) # 1|x; 2|null
                    SELECT tag, n FROM carts CROSS JOIN UNNEST(tags) WITH ORDINALITY AS t(tag, n) ORDER BY n # x|1; y|2
                    SELECT bought + interval '1' day FROM carts # 2024-02-01
                    SELECT count(*) FROM carts WHERE day >= cast(date '2024-01-31' - interval '1' day as varchar) # 1
                    SELECT listagg(k, '-') WITHIN GROUP (ORDER BY k DESC) FROM (VALUES ('a'), ('b')) AS t(k) # b-a
                    SELECT lag(x) IGNORE NULLS OVER (ORDER BY y) FROM (VALUES (1, 1), (2, 2)) AS t(x, y) ORDER BY y # null; 1
                    SELECT count(*) FROM carts TABLESAMPLE BERNOULLI (100) # 1
                    """)
    void aQueryMeansWhatItMeansInTrino(String sql, String expected) {
        carts();
        assertThat(String.join("; ", rows(sql).subList(1, rows(sql).size()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '^', textBlock = """
                    SELECT id FROM carts WHERE bought > '2024-01-01' # TYPE_MISMATCH: line 1:1: Cannot apply operator: date = varchar
                    SELECT 1 / 0 # DIVISION_BY_ZERO: Division by zero
                    SELECT format_datetime(now(), 'ww') # NOT_SUPPORTED: the embedded Athena does not support 'ww' in a date and time format
                    SELECT word_stem('going') # FUNCTION_NOT_FOUND: line 1:8: Function 'word_stem' not registered
                    """)
    void whatAthenaRefusesOrTheEngineCannotDoFails(String sql, String reason) {
        carts();
        assertThat(failure(sql)).isEqualTo(reason);
    }

    @Test
    void datesStayDatesWhenDaysAreAdded() {
        carts();
        assertThat(types("SELECT bought - interval '1' week AS a, current_date + interval '1' month AS b FROM carts"))
                .isEqualTo("a date, b date");
    }

    private void carts() {
        lake.text(
                "lake",
                "carts/day=2024-01-31/a.json",
                "{\"id\":1,\"bought\":\"2024-01-31\",\"tags\":[\"x\",\"y\"],\"attributes\":{\"colour\":\"red\"},"
                        + "\"items\":[{\"name\":\"pen\",\"price\":2},{\"name\":\"ink\",\"price\":5}]}\n");
        succeed("CREATE EXTERNAL TABLE carts (id int, bought date, tags array<string>, attributes map<string,string>,"
                + " items array<struct<name:string,price:int>>) PARTITIONED BY (day string)"
                + " ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe' LOCATION 's3://lake/carts/'");
        succeed("MSCK REPAIR TABLE carts");
    }
}
