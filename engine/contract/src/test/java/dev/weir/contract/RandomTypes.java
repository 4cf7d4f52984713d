package dev.weir.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.contract.Type.Primitive;
import dev.weir.contract.Type.Timestamp.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Types of records, types that a mapping may want of them, and values. */
final class RandomTypes {
    private static final int DEEPEST = 3;
    private static final long SECONDS_TO_YEAR_10000 = 315_537_897_600L;
    private static final Instant YEAR_1 = Instant.parse("0001-01-01T00:00:00Z");
    private static final List<Type> KEYS = List.of(Primitive.STRING, Primitive.INT, Primitive.BIGINT);
    private static final List<String> TEXTS = List.of("", "x", "1", "-7", "1.5", "true", "2026-11-22", "1e300", "ä");
    private static final List<Type> SOURCES = List.of(
            new Type.Timestamp(Unit.MILLIS, false),
            new Type.Timestamp(Unit.NANOS, false),
            new Type.Timestamp(Unit.MICROS, true));
    private static final List<Type> DECIMALS =
            List.of(new Type.Decimal(4, 2), new Type.Decimal(6, 0), new Type.Decimal(18, 0), new Type.Decimal(38, 10));

    private final Random random;

    RandomTypes(long seed) {
        random = new Random(seed);
    }

    /** What a schema may say of a value. */
    Type source() {
        return source(0);
    }

    private Type source(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 6 : 3)) {
            case 0 -> pick(SOURCES);
            case 1, 2 -> column();
            case 3 -> new Type.Array(source(depth + 1), random.nextBoolean());
            case 4 -> new Type.Map(pick(KEYS), source(depth + 1), random.nextBoolean());
            default -> struct(depth);
        };
    }

    private Type.Struct struct(int depth) {
        List<Type.Field> fields = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            fields.add(new Type.Field("f" + i, source(depth + 1), random.nextBoolean(), ""));
        }
        return new Type.Struct(fields);
    }

    private Type column() {
        return random.nextInt(4) == 0 ? pick(DECIMALS) : pick(List.of(Primitive.values()));
    }

    /** A type of a shape like that one's, mostly; no type of a source only. */
    Type target(Type source) {
        if (random.nextInt(20) == 0) {
            return Primitive.STRING;
        }
        if (source instanceof Type.Array array) {
            return new Type.Array(target(array.element()), random.nextInt(4) > 0);
        }
        if (source instanceof Type.Map map) {
            return new Type.Map(
                    random.nextBoolean() ? map.key() : pick(KEYS), target(map.value()), random.nextInt(4) > 0);
        }
        if (source instanceof Type.Struct struct) {
            return target(struct);
        }
        return random.nextBoolean() ? GlueTypes.column(source) : column();
    }

    /** Sometimes without a field, sometimes with another one. */
    private Type.Struct target(Type.Struct source) {
        List<Type.Field> fields = new ArrayList<>();
        for (Type.Field field : source.fields()) {
            if (random.nextInt(6) > 0) {
                fields.add(new Type.Field(field.name(), target(field.type()), random.nextInt(4) > 0, ""));
            }
        }
        if (random.nextInt(6) == 0) {
            fields.add(new Type.Field("more", column(), random.nextInt(3) > 0, ""));
        }
        return new Type.Struct(fields);
    }

    /**
     * A value that is not null.
     *
     * @param full whether nothing inside it is null or empty either
     */
    Object value(Type type, boolean full) {
        if (type instanceof Type.Array array) {
            List<Object> elements = new ArrayList<>();
            for (int size = size(full); size > 0; size--) {
                elements.add(part(array.element(), array.containsNull(), full));
            }
            return elements;
        }
        if (type instanceof Type.Map map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            for (int size = size(full); size > 0; size--) {
                entries.put(value(map.key(), full), part(map.value(), map.valueContainsNull(), full));
            }
            return entries;
        }
        if (type instanceof Type.Struct struct) {
            Map<String, Object> fields = new LinkedHashMap<>();
            struct.fields().forEach(field -> fields.put(field.name(), part(field.type(), field.nullable(), full)));
            return fields;
        }
        return scalar(type);
    }

    private int size(boolean full) {
        return full ? 1 + random.nextInt(3) : random.nextInt(4);
    }

    private Object part(Type type, boolean nullable, boolean full) {
        return nullable && !full && random.nextInt(3) == 0 ? null : value(type, full);
    }

    private Object scalar(Type type) {
        if (type instanceof Type.Decimal decimal) {
            BigInteger unscaled = new BigInteger(140, random).mod(BigInteger.TEN.pow(decimal.precision()));
            return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), decimal.scale());
        }
        return type instanceof Type.Timestamp timestamp ? instant(timestamp.unit()) : primitive((Primitive) type);
    }

    private Object primitive(Primitive type) {
        long bits = random.nextLong() >> random.nextInt(64);
        return switch (type) {
            case BOOLEAN -> random.nextBoolean();
            case TINYINT -> (byte) bits;
            case SMALLINT -> (short) bits;
            case INT -> (int) bits;
            case BIGINT -> bits;
            case FLOAT -> (float) (random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
            case DOUBLE -> random.nextGaussian() * Math.pow(10, random.nextInt(400) - 200);
            case STRING -> pick(TEXTS);
            case BINARY -> random.nextBoolean() ? pick(TEXTS).getBytes(UTF_8) : new byte[] {(byte) 0xff};
            case DATE -> LocalDate.ofInstant(instant(Unit.MILLIS), ZoneOffset.UTC);
            case TIMESTAMP -> instant(Unit.MICROS);
        };
    }

    private Instant instant(Unit unit) {
        Instant instant = YEAR_1.plusSeconds((long) (random.nextDouble() * SECONDS_TO_YEAR_10000))
                .plusNanos(random.nextInt(1_000_000_000));
        return switch (unit) {
            case MILLIS -> instant.truncatedTo(ChronoUnit.MILLIS);
            case MICROS -> instant.truncatedTo(ChronoUnit.MICROS);
            case NANOS -> instant;
        };
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
