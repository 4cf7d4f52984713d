package dev.weir.contract;

import dev.weir.contract.Type.Primitive;
import java.math.BigInteger;
import java.util.Optional;

/** The category of each pair of types. */
final class CastTable {
    private static final Cast IMPOSSIBLE = new Cast(Cast.Category.IMPOSSIBLE, "no value can be cast");

    private CastTable() {}

    static Cast between(Type from, Type to) {
        if (from.equals(to)) {
            return Cast.SAFE;
        }
        if (from instanceof Type.Timestamp timestamp) {
            return TimestampCasts.between(timestamp, to);
        }
        if (to == Primitive.STRING) {
            return from == Primitive.BINARY ? mayFail("bytes that are not UTF-8 are rejected") : Cast.SAFE;
        }
        if (from instanceof Type.Decimal decimal) {
            return fromDecimal(decimal, to);
        }
        if (from instanceof Primitive primitive) {
            return to instanceof Type.Decimal decimal ? toDecimal(primitive, decimal) : primitives(primitive, to);
        }
        return containers(from, to);
    }

    private static Cast containers(Type from, Type to) {
        if (from instanceof Type.Array source && to instanceof Type.Array target) {
            return nullability(source.containsNull(), target.containsNull(), "an array with a null")
                    .or(between(source.element(), target.element()));
        }
        if (from instanceof Type.Map source && to instanceof Type.Map target) {
            return nullability(source.valueContainsNull(), target.valueContainsNull(), "a map with a null")
                    .or(between(source.key(), target.key()))
                    .or(between(source.value(), target.value()));
        }
        return from instanceof Type.Struct source && to instanceof Type.Struct target
                ? structs(source, target)
                : IMPOSSIBLE;
    }

    private static Cast structs(Type.Struct from, Type.Struct to) {
        Cast cast = from.fields().stream()
                .filter(field -> to.field(field.name()).isEmpty())
                .findFirst()
                .map(field -> lossy("the field '%s' is left out".formatted(field.name())))
                .orElse(Cast.SAFE);
        for (Type.Field target : to.fields()) {
            Optional<Type.Field> source = from.field(target.name());
            if (source.isPresent()) {
                cast = cast.or(nullability(
                                source.get().nullable(),
                                target.nullable(),
                                "a record without '%s'".formatted(target.name())))
                        .or(between(source.get().type(), target.type()));
            } else if (!target.nullable()) {
                return new Cast(Cast.Category.IMPOSSIBLE, "the field '%s' is missing".formatted(target.name()));
            }
        }
        return cast;
    }

    private static Cast nullability(boolean source, boolean target, String what) {
        return source && !target ? mayFail(what + " is rejected") : Cast.SAFE;
    }

    private static Cast primitives(Primitive from, Type to) {
        if (!(to instanceof Primitive target)) {
            return IMPOSSIBLE;
        }
        return switch (from) {
            case TINYINT, SMALLINT, INT, BIGINT -> fromInteger(from, target);
            case FLOAT, DOUBLE -> fromFloating(from, target);
            case STRING -> fromText(target);
            case DATE -> target == Primitive.TIMESTAMP ? Cast.SAFE : IMPOSSIBLE;
            case TIMESTAMP -> fromTimestamp(target);
            case BOOLEAN, BINARY -> IMPOSSIBLE;
        };
    }

    private static Cast fromInteger(Primitive from, Primitive to) {
        return switch (to) {
            case TINYINT, SMALLINT, INT, BIGINT ->
                bits(from) <= bits(to) ? Cast.SAFE : mayFail(limit(to).add(BigInteger.ONE) + " is rejected");
            case FLOAT -> bits(from) <= 16 ? Cast.SAFE : lossy("16777217 becomes 16777216");
            case DOUBLE -> from == Primitive.BIGINT ? lossy("9007199254740993 becomes 9007199254740992") : Cast.SAFE;
            case TIMESTAMP ->
                from == Primitive.BIGINT
                        ? mayFail("the number counts milliseconds: 1700000000 becomes 1970-01-20T16:13:20Z")
                        : IMPOSSIBLE;
            case BOOLEAN, STRING, BINARY, DATE -> IMPOSSIBLE;
        };
    }

    private static Cast fromFloating(Primitive from, Primitive to) {
        return switch (to) {
            case TINYINT, SMALLINT, INT, BIGINT -> mayFail("1.5 is rejected");
            case FLOAT -> mayFail("1.0E300 is rejected, 0.123456789 becomes 0.12345679");
            case DOUBLE -> from == Primitive.FLOAT ? Cast.SAFE : IMPOSSIBLE;
            case BOOLEAN, STRING, BINARY, DATE, TIMESTAMP -> IMPOSSIBLE;
        };
    }

    private static Cast fromText(Primitive to) {
        return switch (to) {
            case TINYINT, SMALLINT, INT, BIGINT -> mayFail("'1.0' is rejected");
            case FLOAT, DOUBLE -> mayFail("'n/a' is rejected");
            case BOOLEAN -> mayFail("'yes' is rejected");
            case DATE -> mayFail("'22.11.2026' is rejected");
            case TIMESTAMP -> mayFail("'22.11.2026 10:15' is rejected");
            case STRING, BINARY -> Cast.SAFE;
        };
    }

    private static Cast fromTimestamp(Primitive to) {
        return switch (to) {
            case DATE -> lossy("2026-11-22T10:15:30Z becomes 2026-11-22");
            case BIGINT -> lossy("2026-11-22T10:15:30.123456Z becomes 1795342530123 (milliseconds)");
            case BOOLEAN, TINYINT, SMALLINT, INT, FLOAT, DOUBLE, STRING, BINARY, TIMESTAMP -> IMPOSSIBLE;
        };
    }

    private static Cast toDecimal(Primitive from, Type.Decimal to) {
        return switch (from) {
            case TINYINT, SMALLINT, INT, BIGINT ->
                wholeDigits(to) >= digits(from) ? Cast.SAFE : mayFail(tooLargeFor(to));
            case FLOAT, DOUBLE, STRING -> mayFail(tooLargeFor(to) + ", digits after the scale are rounded");
            case BOOLEAN, BINARY, DATE, TIMESTAMP -> IMPOSSIBLE;
        };
    }

    private static Cast fromDecimal(Type.Decimal from, Type to) {
        if (to instanceof Type.Decimal target) {
            return decimals(from, target);
        }
        if (!(to instanceof Primitive target)) {
            return IMPOSSIBLE;
        }
        return switch (target) {
            case TINYINT, SMALLINT, INT, BIGINT -> decimalToInteger(from, target);
            case FLOAT -> from.precision() <= 6 ? Cast.SAFE : lossy("digits after the sixth may be rounded");
            case DOUBLE -> from.precision() <= 15 ? Cast.SAFE : lossy("digits after the fifteenth may be rounded");
            case BOOLEAN, STRING, BINARY, DATE, TIMESTAMP -> IMPOSSIBLE;
        };
    }

    private static Cast decimals(Type.Decimal from, Type.Decimal to) {
        if (wholeDigits(to) < wholeDigits(from)) {
            return mayFail(tooLargeFor(to));
        }
        return to.scale() >= from.scale() ? Cast.SAFE : roundedUp(from, to);
    }

    /** Rounding can carry into one more digit before the point. */
    private static Cast roundedUp(Type.Decimal from, Type.Decimal to) {
        return wholeDigits(to) > wholeDigits(from)
                ? lossy("digits after the scale are rounded")
                : mayFail(tooLargeFor(to) + ", digits after the scale are rounded");
    }

    private static Cast decimalToInteger(Type.Decimal from, Primitive to) {
        if (from.scale() > 0) {
            return mayFail("1.5 is rejected");
        }
        return wholeDigits(from) < digits(to) ? Cast.SAFE : mayFail(limit(to).add(BigInteger.ONE) + " is rejected");
    }

    private static String tooLargeFor(Type.Decimal to) {
        return BigInteger.TEN.pow(wholeDigits(to)) + " is rejected";
    }

    private static int wholeDigits(Type.Decimal decimal) {
        return decimal.precision() - decimal.scale();
    }

    private static int digits(Primitive integer) {
        return limit(integer).toString().length();
    }

    private static BigInteger limit(Primitive integer) {
        return BigInteger.ONE.shiftLeft(bits(integer) - 1).subtract(BigInteger.ONE);
    }

    private static int bits(Primitive integer) {
        return switch (integer) {
            case TINYINT -> 8;
            case SMALLINT -> 16;
            case INT -> 32;
            case BIGINT -> 64;
            case BOOLEAN, FLOAT, DOUBLE, STRING, BINARY, DATE, TIMESTAMP ->
                throw new IllegalArgumentException(integer + " is no type of integers");
        };
    }

    private static Cast lossy(String example) {
        return new Cast(Cast.Category.LOSSY, example);
    }

    private static Cast mayFail(String example) {
        return new Cast(Cast.Category.MAY_FAIL, example);
    }
}
