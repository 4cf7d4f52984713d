package dev.weir.etl.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.contract.CastException;
import dev.weir.contract.Casts;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.Mapping;
import dev.weir.contract.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Cells are a fast implementation of the rules in {@link Casts}, whose reference is the oracle. */
@Label("A cell casts")
class CellTest {
    @Property(tries = 3_000)
    @Label("text as the reference does")
    void text(@ForAll("texts") String text, @ForAll("types") Type type) {
        agrees(text, type, (cell, value) -> {
            byte[] utf8 = ("<" + value + ">").getBytes(UTF_8);
            cell.text(utf8, 1, utf8.length - 2);
        });
    }

    @Property
    @Label("whole numbers as the reference does")
    void integers(@ForAll long number, @ForAll("types") Type type) {
        agrees(number, type, Cell::integer);
    }

    @Property
    @Label("exact numbers as the reference does")
    void decimals(@ForAll("decimals") BigDecimal number, @ForAll("types") Type type) {
        agrees(number, type, Cell::number);
    }

    @Property
    @Label("floating-point numbers as the reference does")
    void reals(@ForAll("reals") double number, @ForAll("types") Type type) {
        agrees(number, type, Cell::real);
    }

    @Property
    @Label("booleans as the reference does")
    void booleans(@ForAll boolean value, @ForAll("types") Type type) {
        agrees(value, type, Cell::bool);
    }

    @Property
    @Label("days as the reference does")
    void days(@ForAll("days") LocalDate day, @ForAll("types") Type type) {
        agrees(day, type, (cell, value) -> cell.days(value.toEpochDay()));
    }

    @Property
    @Label("timestamps as the reference does")
    void timestamps(@ForAll("instants") Instant instant, @ForAll("types") Type type) {
        agrees(instant, type, (cell, value) -> cell.micros(ChronoUnit.MICROS.between(Instant.EPOCH, value)));
    }

    private static <T> void agrees(T value, Type type, BiConsumer<Cell, T> set) {
        Row row = new Row(List.of(new Mapping.Column("a", "c", type)));
        set.accept(row.cell(0), value);
        Optional<Object> expected = reference(value, type);
        assertThat(cast(row, type))
                .as("%s (%s) as %s", value, value.getClass(), type)
                .isEqualTo(expected);
    }

    private static Optional<Object> reference(Object value, Type type) {
        try {
            Object cast = Casts.apply(value, type);
            return Optional.of(cast instanceof byte[] bytes ? new String(bytes, UTF_8) : cast);
        } catch (CastException refused) {
            return Optional.empty();
        }
    }

    private static Optional<Object> cast(Row row, Type type) {
        try {
            row.requireCast();
        } catch (Rejection refused) {
            return Optional.empty();
        }
        Cell cell = row.cell(0);
        if (type instanceof Type.Decimal decimal) {
            BigInteger unscaled = decimal.precision() <= DecimalCell.LONG_PRECISION
                    ? BigInteger.valueOf(cell.bits())
                    : new BigInteger(cell.bytes(), cell.offset(), cell.length());
            return Optional.of(new BigDecimal(unscaled, decimal.scale()));
        }
        return Optional.of(
                switch ((Type.Primitive) type) {
                    case BOOLEAN -> cell.bits() != 0;
                    case TINYINT -> (byte) cell.bits();
                    case SMALLINT -> (short) cell.bits();
                    case INT -> (int) cell.bits();
                    case BIGINT -> cell.bits();
                    case FLOAT -> Float.intBitsToFloat((int) cell.bits());
                    case DOUBLE -> Double.longBitsToDouble(cell.bits());
                    case STRING, BINARY -> new String(cell.bytes(), cell.offset(), cell.length(), UTF_8);
                    case DATE -> LocalDate.ofEpochDay(cell.bits());
                    case TIMESTAMP -> Instant.EPOCH.plus(cell.bits(), ChronoUnit.MICROS);
                });
    }

    @Provide
    Arbitrary<Type> types() {
        return Arbitraries.of(
                        "boolean",
                        "tinyint",
                        "smallint",
                        "int",
                        "bigint",
                        "float",
                        "double",
                        "string",
                        "binary",
                        "date",
                        "timestamp",
                        "decimal(10,2)",
                        "decimal(18,0)",
                        "decimal(38,10)",
                        "decimal(3,3)")
                .map(GlueTypes::parse);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> likely = Arbitraries.of(
                "",
                "true",
                "FALSE",
                "True",
                "0",
                "-0",
                "-1",
                "+1",
                "007",
                " 1",
                "1 ",
                "127",
                "128",
                "-128",
                "-129",
                "32768",
                "2147483648",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775808",
                "1.5",
                "-1.005",
                "1.",
                ".5",
                "1e2",
                "1E-2",
                "1e9999",
                "1e-9999",
                "1e99999",
                "NaN",
                "Infinity",
                "0x10",
                "99999999.995",
                "3.4e38",
                "3.5e38",
                "1.8e308",
                "2026-11-22",
                "2026-02-29",
                "2024-02-29",
                "1900-02-29",
                "2000-02-29",
                "0000-01-01",
                "0001-01-01",
                "9999-12-31",
                "2026-13-01",
                "2026-00-10",
                "2026-11-31",
                "2026-11-22T10:11",
                "2026-11-22 10:11:12",
                "2026-11-22t10:11:12.5z",
                "2026-11-22T10:11:12.123456789Z",
                "2026-11-22T10:11:12.1234567890Z",
                "2026-11-22T10:11:12.Z",
                "2026-11-22T10:11+01",
                "2026-11-22T10:11:12+0130",
                "2026-11-22T10:11:12-01:30",
                "2026-11-22T10:11:12+18:00",
                "2026-11-22T10:11:12+18:01",
                "2026-11-22T10:11:12+19:00",
                "2026-11-22T24:00:00",
                "2026-11-22T23:59:60",
                "2026-11-22T10:60",
                "2026-11-22T10:11.5",
                "2026-11-22T10",
                "2026-11-22Z",
                "10:11",
                "1763000000000",
                "2026-11-22T10:11:12+1:00",
                "2026-11-22T10:11:12 Z",
                "-2026-11-22",
                "2026-11-2");
        Arbitrary<String> shaped =
                Arbitraries.strings().withChars("0123456789-+:.TZe ").ofMaxLength(30);
        Arbitrary<String> dated = Arbitraries.strings()
                .withChars("0123456789-+:.TZ ")
                .ofMaxLength(12)
                .map(rest -> "2024-02-2" + rest);
        return Arbitraries.frequencyOf(Tuple.of(4, likely), Tuple.of(2, shaped), Tuple.of(2, dated));
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        return Arbitraries.oneOf(
                Arbitraries.bigDecimals().ofScale(4),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.valueOf(-200), BigDecimal.valueOf(200))
                        .ofScale(1),
                Arbitraries.of("1E+2", "1E+30", "1E-30", "9.999E+2", "0.0005", "0.9995", "-0.0")
                        .map(BigDecimal::new));
    }

    @Provide
    Arbitrary<Double> reals() {
        return Arbitraries.oneOf(
                Arbitraries.doubles(),
                Arbitraries.of(
                        0.0, -0.0, 1.5, 15.0, -128.0, 1e18, 1e19, 3.5e38, Double.NaN, Double.POSITIVE_INFINITY, 0.1));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs().between(-719_162, 2_932_896).map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(-62_135_596_800_000_000L, 253_402_300_799_999_999L)
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
}
