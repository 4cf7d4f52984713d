package dev.weir.etl.nested;

import dev.weir.contract.Type;
import dev.weir.contract.Type.Primitive;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Types nested at random, and values of them in the classes that {@link dev.weir.contract.Casts} names; bytes are ASCII. */
final class RandomValues {
    private static final int MAX_DEPTH = 3;
    private static final List<Type> LEAVES = List.of(
            Primitive.BOOLEAN,
            Primitive.TINYINT,
            Primitive.SMALLINT,
            Primitive.INT,
            Primitive.BIGINT,
            Primitive.FLOAT,
            Primitive.DOUBLE,
            Primitive.STRING,
            Primitive.BINARY,
            Primitive.DATE,
            Primitive.TIMESTAMP,
            new Type.Decimal(9, 2),
            new Type.Decimal(30, 5));
    private static final List<Type> KEYS = List.of(Primitive.STRING, Primitive.BIGINT, Primitive.DATE);

    private final Random random;
    private final boolean protobuf;

    private RandomValues(long seed, boolean protobuf) {
        this.random = new Random(seed);
        this.protobuf = protobuf;
    }

    static RandomValues of(long seed) {
        return new RandomValues(seed, false);
    }

    /** Only what Protobuf has: no lists in lists, no decimals, and nothing but fields may be null. */
    static RandomValues ofProtobuf(long seed) {
        return new RandomValues(seed, true);
    }

    /** An array, a map or a struct. */
    Type container() {
        return container(0);
    }

    private Type container(int depth) {
        return switch (random.nextInt(3)) {
            case 0 -> new Type.Array(element(depth + 1));
            case 1 -> new Type.Map(KEYS.get(random.nextInt(protobuf ? 2 : KEYS.size())), element(depth + 1));
            default -> struct(depth);
        };
    }

    private Type struct(int depth) {
        return new Type.Struct(IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(field -> new Type.Field("f" + field, type(depth + 1), true, ""))
                .toList());
    }

    private Type element(int depth) {
        Type element = type(depth);
        boolean container = element instanceof Type.Array || element instanceof Type.Map;
        return protobuf && container ? struct(depth) : element;
    }

    private Type type(int depth) {
        boolean leaf = depth == MAX_DEPTH || random.nextInt(2) == 0;
        return leaf ? LEAVES.get(random.nextInt(protobuf ? LEAVES.size() - 2 : LEAVES.size())) : container(depth);
    }

    /** A value of the type, or null. */
    Object value(Type type) {
        boolean container = type instanceof Type.Array || type instanceof Type.Map;
        return random.nextInt(6) == 0 && !(protobuf && container) ? null : present(type);
    }

    private Object part(Type type) {
        return protobuf ? present(type) : value(type);
    }

    private Object present(Type type) {
        if (type instanceof Primitive primitive) {
            return primitive(primitive);
        }
        if (type instanceof Type.Decimal decimal) {
            return new BigDecimal(new BigInteger(decimal.precision() * 3, random), decimal.scale());
        }
        if (type instanceof Type.Array array) {
            List<Object> elements = new ArrayList<>();
            IntStream.range(0, random.nextInt(4)).forEach(index -> elements.add(part(array.element())));
            return elements;
        }
        if (type instanceof Type.Map map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            IntStream.range(0, random.nextInt(4)).forEach(index -> entries.put(present(map.key()), part(map.value())));
            return entries;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        ((Type.Struct) type).fields().forEach(field -> fields.put(field.name(), value(field.type())));
        return fields;
    }

    private Object primitive(Primitive type) {
        return switch (type) {
            case BOOLEAN -> random.nextBoolean();
            case TINYINT -> (byte) random.nextInt();
            case SMALLINT -> (short) random.nextInt();
            case INT -> random.nextInt();
            case BIGINT -> random.nextLong() >> random.nextInt(64);
            case FLOAT -> (float) random.nextGaussian();
            case DOUBLE -> random.nextGaussian();
            case STRING -> random.nextInt(5) == 0 ? "" : "Zürich \"" + random.nextInt(100) + "\"\n";
            case BINARY -> Integer.toString(random.nextInt()).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            case DATE -> LocalDate.ofEpochDay(random.nextInt(40_000) - 10_000);
            case TIMESTAMP -> Instant.EPOCH.plus(random.nextLong() >> 12, ChronoUnit.MICROS);
        };
    }
}
