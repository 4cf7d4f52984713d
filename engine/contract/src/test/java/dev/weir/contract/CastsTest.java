package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:15:30Z, 2026-11-22T10:15:30Z",
        "2026-11-22 10:15:30, 2026-11-22T10:15:30Z",
        "2026-11-22t10:15, 2026-11-22T10:15:00Z",
        "2026-11-22, 2026-11-22T00:00:00Z",
        "2026-11-22T10:15:30.5+02:00, 2026-11-22T08:15:30.500Z",
        "2026-11-22T10:15:30.123456789-0130, 2026-11-22T11:45:30.123456Z",
        "2026-11-22 10:15:30+01, 2026-11-22T09:15:30Z"
    })
    void iso_texts_become_timestamps_in_utc(String text, String instant) {
        assertThat(Casts.apply(text, Type.Primitive.TIMESTAMP)).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @CsvSource({
        "timestamp, 2026-11-22T24:00:00Z",
        "timestamp, 2026-02-30",
        "timestamp, 2026-11-22T10:15:60Z",
        "timestamp, 1700000000",
        "timestamp, 10:11",
        "timestamp, 2026-11-22T10:15:30 Z",
        "timestamp, 0000-01-01",
        "date, 2026-11-22T10:15:30Z",
        "bigint, 1.0",
        "bigint, +1",
        "bigint, ' 1'",
        "bigint, 9223372036854775808",
        "bigint, ''",
        "tinyint, 128",
        "double, NaN",
        "double, 1e999",
        "double, 0x1p3",
        "double, 1.",
        "boolean, yes",
        "'decimal(4,2)', 100",
        "array<string>, x"
    })
    void texts_outside_the_rules_are_rejected(String type, String text) {
        assertThatThrownBy(() -> Casts.apply(text, GlueTypes.parse(type)))
                .isInstanceOf(CastException.class)
                .hasMessage("'%s' is no %s", text, type);
    }

    @Test
    void texts_become_numbers_booleans_and_dates() {
        assertThat(Casts.apply("-007", Type.Primitive.BIGINT)).isEqualTo(-7L);
        assertThat(Casts.apply("127", Type.Primitive.TINYINT)).isEqualTo((byte) 127);
        assertThat(Casts.apply("1.5E2", Type.Primitive.DOUBLE)).isEqualTo(150.0);
        assertThat(Casts.apply("1.005", new Type.Decimal(4, 2))).isEqualTo(new BigDecimal("1.01"));
        assertThat(Casts.apply("TRUE", Type.Primitive.BOOLEAN)).isEqualTo(true);
        assertThat(Casts.apply("2026-11-22", Type.Primitive.DATE)).isEqualTo(LocalDate.of(2026, 11, 22));
    }

    @Test
    void numbers_are_never_cut_or_wrapped() {
        assertThat(Casts.apply(3.0, Type.Primitive.BIGINT)).isEqualTo(3L);
        assertThatThrownBy(() -> Casts.apply(3.5, Type.Primitive.BIGINT)).hasMessage("3.5 is no bigint");
        assertThatThrownBy(() -> Casts.apply(3_000_000_000L, Type.Primitive.INT))
                .hasMessage("3000000000 is no int");
        assertThatThrownBy(() -> Casts.apply(1e300, Type.Primitive.FLOAT)).hasMessage("1.0E300 is no float");
    }

    @Test
    void epoch_numbers_are_milliseconds() {
        assertThat(Casts.apply(1_700_000_000_123L, Type.Primitive.TIMESTAMP))
                .isEqualTo(Instant.parse("2023-11-14T22:13:20.123Z"));
        assertThat(Casts.between(Type.Primitive.BIGINT, Type.Primitive.TIMESTAMP)
                        .example())
                .contains("milliseconds");
    }

    @Test
    void timestamps_are_cut_to_microseconds_towards_the_past() {
        Instant precise = Instant.parse("1969-12-31T23:59:59.123456789Z");

        assertThat(Casts.apply(precise, Type.Primitive.TIMESTAMP))
                .isEqualTo(Instant.parse("1969-12-31T23:59:59.123456Z"));
        assertThat(Casts.apply(precise, Type.Primitive.STRING)).isEqualTo("1969-12-31T23:59:59.123456Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MILLIS | false | timestamp | ",
                "MILLIS | false | bigint | ",
                "MILLIS | false | string | ",
                "MILLIS | false | date | 2026-11-22T10:15:30.123Z becomes 2026-11-22",
                "MILLIS | true | timestamp | 2026-11-22T10:15:30.123 becomes 2026-11-22T10:15:30.123Z, a local time counts as UTC",
                "MILLIS | true | bigint | 2026-11-22T10:15:30.123 becomes 1795342530123 (milliseconds), a local time counts as UTC",
                "MICROS | true | string | 2026-11-22T10:15:30.123456 becomes 2026-11-22T10:15:30.123456Z, a local time counts as UTC",
                "NANOS | false | timestamp | 2026-11-22T10:15:30.123456789Z becomes 2026-11-22T10:15:30.123456Z",
                "NANOS | false | bigint | 2026-11-22T10:15:30.123456789Z becomes 1795342530123 (milliseconds)",
                "NANOS | true | date | 2026-11-22T10:15:30.123456789 becomes 2026-11-22"
            })
    void a_timestamp_that_loses_precision_or_gains_a_zone_says_so(
            Type.Timestamp.Unit unit, boolean local, String to, String example) {
        Cast cast = Casts.between(new Type.Timestamp(unit, local), GlueTypes.parse(to));

        assertThat(cast.example()).isEqualTo(example == null ? "" : example);
        assertThat(cast.category()).isEqualTo(example == null ? Cast.Category.SAFE : Cast.Category.LOSSY);
    }

    @Test
    void a_null_inside_an_array_or_a_map_needs_a_target_that_takes_it() {
        Type array = new Type.Array(Type.Primitive.INT, false);
        Type map = new Type.Map(Type.Primitive.STRING, Type.Primitive.INT, false);

        assertThat(Casts.between(new Type.Array(Type.Primitive.INT), array).example())
                .isEqualTo("an array with a null is rejected");
        assertThat(Casts.between(new Type.Map(Type.Primitive.STRING, Type.Primitive.INT), map)
                        .example())
                .isEqualTo("a map with a null is rejected");
        assertThat(Casts.between(array, new Type.Array(Type.Primitive.INT))).isEqualTo(Cast.SAFE);
        assertThatThrownBy(() -> Casts.apply(Arrays.asList(1, null), array)).isInstanceOf(CastException.class);
    }

    @Test
    void a_timestamp_inside_a_struct_keeps_its_warning() {
        Type from = new Type.Struct(
                List.of(new Type.Field("at", new Type.Timestamp(Type.Timestamp.Unit.NANOS, false), false, "")));

        assertThat(Casts.between(from, GlueTypes.column(from)).category()).isEqualTo(Cast.Category.LOSSY);
        assertThat(GlueTypes.column(from))
                .isEqualTo(new Type.Struct(List.of(new Type.Field("at", Type.Primitive.TIMESTAMP, false, ""))));
    }

    @Test
    void anything_becomes_text() {
        assertThat(Casts.apply(new BigDecimal("1E+3"), Type.Primitive.STRING)).isEqualTo("1000");
        assertThat(Casts.apply("é".getBytes(StandardCharsets.UTF_8), Type.Primitive.STRING))
                .isEqualTo("é");
        assertThat(Casts.apply(Map.of("a", Arrays.asList(1L, null, "x")), Type.Primitive.STRING))
                .isEqualTo("{\"a\":[1,null,\"x\"]}");
        assertThatThrownBy(() -> Casts.apply(new byte[] {(byte) 0xff}, Type.Primitive.STRING))
                .isInstanceOf(CastException.class);
    }

    @Test
    void structs_are_cast_field_by_field() {
        Type to = GlueTypes.parse("struct<a:int,b:array<timestamp>,c:string>");

        assertThat(Casts.apply(Map.of("a", "1", "b", List.of("2026-11-22"), "z", 1), to))
                .hasToString("{a=1, b=[2026-11-22T00:00:00Z], c=null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bigint | bigint | SAFE",
                "int | bigint | SAFE",
                "string | timestamp | MAY_FAIL",
                "bigint | int | MAY_FAIL",
                "bigint | double | LOSSY",
                "timestamp | date | LOSSY",
                "date | timestamp | SAFE",
                "double | bigint | MAY_FAIL",
                "boolean | bigint | IMPOSSIBLE",
                "double | timestamp | IMPOSSIBLE",
                "decimal(10,2) | decimal(12,2) | SAFE",
                "decimal(10,2) | decimal(12,1) | LOSSY",
                "decimal(10,2) | decimal(8,2) | MAY_FAIL",
                "decimal(18,0) | bigint | SAFE",
                "int | decimal(10,0) | SAFE",
                "bigint | decimal(10,0) | MAY_FAIL",
                "struct<a:int> | string | SAFE",
                "struct<a:int,b:int> | struct<a:bigint> | LOSSY",
                "array<string> | array<int> | MAY_FAIL",
                "array<string> | map<string,string> | IMPOSSIBLE"
            })
    void every_pair_of_types_has_a_category(String from, String to, Cast.Category category) {
        assertThat(Casts.between(GlueTypes.parse(from), GlueTypes.parse(to)).category())
                .isEqualTo(category);
    }

    @Property(tries = 500)
    void a_safe_or_lossy_cast_never_rejects_a_value_and_an_impossible_one_always_does(
            @ForAll("scalars") Type from, @ForAll("scalars") Type to, @ForAll("texts") String text) {
        Object value;
        try {
            value = Casts.apply(text, from);
        } catch (CastException e) {
            return;
        }
        switch (Casts.between(from, to).category()) {
            case SAFE, LOSSY -> assertThat(Casts.apply(value, to)).isNotNull();
            case IMPOSSIBLE -> assertThatThrownBy(() -> Casts.apply(value, to)).isInstanceOf(CastException.class);
            case MAY_FAIL -> {
                // Either way is right.
            }
        }
    }

    @Provide
    Arbitrary<Type> scalars() {
        Arbitrary<Type> decimals =
                Arbitraries.of(new Type.Decimal(4, 2), new Type.Decimal(18, 0), new Type.Decimal(38, 10));
        return Arbitraries.oneOf(Arbitraries.of(Type.Primitive.values()).map(type -> type), decimals);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.doubles().map(String::valueOf),
                Arbitraries.of("true", "false", "2026-11-22", "2026-11-22T10:15:30.123456Z", "99.995", "0", "x"));
    }
}
