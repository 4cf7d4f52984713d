package dev.weir.contract;

import dev.weir.contract.Type.Primitive;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules of {@link Casts}, applied to one value. */
final class ValueCasts {
    private static final long FIRST_MILLI = -62_135_596_800_000L;
    private static final long LAST_MILLI = 253_402_300_799_999L;

    private ValueCasts() {}

    static Object cast(Object value, Type to) {
        if (value == null) {
            return null;
        }
        if (value instanceof CharSequence text) {
            return fromText(text.toString(), to);
        }
        if (to == Primitive.STRING) {
            return ValueText.of(value);
        }
        if (value instanceof Number number) {
            return fromNumber(number, to);
        }
        if (to instanceof Primitive primitive) {
            return toPrimitive(value, primitive);
        }
        return toContainer(value, to);
    }

    private static Object fromText(String text, Type to) {
        if (to instanceof Type.Decimal) {
            return fromDigits(text, TextCasts.decimal(text, to), to);
        }
        if (!(to instanceof Primitive primitive)) {
            throw CastException.of(text, to);
        }
        return switch (primitive) {
            case STRING -> text;
            case BINARY -> text.getBytes(StandardCharsets.UTF_8);
            case BOOLEAN -> TextCasts.truth(text);
            case TINYINT, SMALLINT, INT, BIGINT -> fromDigits(text, TextCasts.integer(text, to), to);
            case FLOAT, DOUBLE -> fromDigits(text, TextCasts.decimal(text, to), to);
            case DATE -> TextCasts.date(text);
            case TIMESTAMP -> TextCasts.timestamp(text);
        };
    }

    private static Object fromDigits(String text, Number number, Type to) {
        try {
            return fromNumber(number, to);
        } catch (CastException e) {
            throw CastException.of(text, to);
        }
    }

    private static Object fromNumber(Number number, Type to) {
        if (to instanceof Type.Decimal decimal) {
            return decimal(number, decimal);
        }
        if (!(to instanceof Primitive primitive)) {
            throw CastException.of(number, to);
        }
        return switch (primitive) {
            case TINYINT -> (byte) whole(number, Byte.MIN_VALUE, Byte.MAX_VALUE, to);
            case SMALLINT -> (short) whole(number, Short.MIN_VALUE, Short.MAX_VALUE, to);
            case INT -> (int) whole(number, Integer.MIN_VALUE, Integer.MAX_VALUE, to);
            case BIGINT -> whole(number, Long.MIN_VALUE, Long.MAX_VALUE, to);
            case FLOAT -> finite(number, number.floatValue(), Float.isInfinite(number.floatValue()), to);
            case DOUBLE -> finite(number, number.doubleValue(), Double.isInfinite(number.doubleValue()), to);
            case TIMESTAMP -> Instant.ofEpochMilli(milliseconds(number));
            case BOOLEAN, STRING, BINARY, DATE -> throw CastException.of(number, to);
        };
    }

    private static long milliseconds(Number number) {
        if (number instanceof Long || number instanceof BigInteger) {
            return whole(number, FIRST_MILLI, LAST_MILLI, Primitive.TIMESTAMP);
        }
        throw CastException.of(number, Primitive.TIMESTAMP);
    }

    private static long whole(Number number, long least, long most, Type to) {
        try {
            long value = exact(number, to).longValueExact();
            if (least <= value && value <= most) {
                return value;
            }
        } catch (ArithmeticException e) {
            throw CastException.of(number, to);
        }
        throw CastException.of(number, to);
    }

    private static Number finite(Number number, Number rounded, boolean infinite, Type to) {
        boolean wasInfinite = number instanceof Double || number instanceof Float;
        if (infinite && !(wasInfinite && Double.isInfinite(number.doubleValue()))) {
            throw CastException.of(number, to);
        }
        return rounded;
    }

    private static BigDecimal decimal(Number number, Type.Decimal to) {
        BigDecimal exact = exact(number, to);
        if ((long) exact.precision() - exact.scale() > to.precision()) {
            throw CastException.of(number, to);
        }
        BigDecimal rounded = exact.setScale(to.scale(), RoundingMode.HALF_UP);
        if (rounded.precision() > to.precision()) {
            throw CastException.of(number, to);
        }
        return rounded;
    }

    private static BigDecimal exact(Number number, Type to) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (!(number instanceof Double) && !(number instanceof Float)) {
            return BigDecimal.valueOf(number.longValue());
        }
        if (!Double.isFinite(number.doubleValue())) {
            throw CastException.of(number, to);
        }
        return new BigDecimal(number.toString());
    }

    private static Object toPrimitive(Object value, Primitive to) {
        if (value instanceof Boolean && to == Primitive.BOOLEAN) {
            return value;
        }
        if (value instanceof byte[] && to == Primitive.BINARY) {
            return value;
        }
        if (value instanceof ByteBuffer buffer && to == Primitive.BINARY) {
            return ValueText.bytes(buffer);
        }
        if (value instanceof LocalDate date) {
            return fromDate(date, to);
        }
        if (value instanceof Instant instant) {
            return fromInstant(instant, to);
        }
        throw CastException.of(value, to);
    }

    private static Object fromDate(LocalDate date, Primitive to) {
        if (to == Primitive.DATE) {
            return date;
        }
        if (to == Primitive.TIMESTAMP) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        throw CastException.of(date, to);
    }

    private static Object fromInstant(Instant instant, Primitive to) {
        if (to == Primitive.TIMESTAMP) {
            return instant.truncatedTo(ChronoUnit.MICROS);
        }
        if (to == Primitive.DATE) {
            return instant.atOffset(ZoneOffset.UTC).toLocalDate();
        }
        if (to == Primitive.BIGINT) {
            return instant.toEpochMilli();
        }
        throw CastException.of(instant, to);
    }

    private static Object toContainer(Object value, Type to) {
        if (value instanceof List<?> list && to instanceof Type.Array array) {
            List<Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(part(element, array.element(), array.containsNull())));
            return elements;
        }
        if (value instanceof Map<?, ?> map && to instanceof Type.Map type) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            map.forEach((key, each) ->
                    entries.put(cast(key, type.key()), part(each, type.value(), type.valueContainsNull())));
            return entries;
        }
        if (value instanceof Map<?, ?> map && to instanceof Type.Struct struct) {
            return struct(map, struct);
        }
        throw CastException.of(value, to);
    }

    private static Object part(Object value, Type to, boolean nullable) {
        if (value == null && !nullable) {
            throw new CastException("a null stands inside it");
        }
        return cast(value, to);
    }

    private static Map<String, Object> struct(Map<?, ?> values, Type.Struct to) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Type.Field field : to.fields()) {
            Object value = cast(values.get(field.name()), field.type());
            if (value == null && !field.nullable()) {
                throw new CastException("the field '%s' is missing".formatted(field.name()));
            }
            fields.put(field.name(), value);
        }
        return fields;
    }
}
