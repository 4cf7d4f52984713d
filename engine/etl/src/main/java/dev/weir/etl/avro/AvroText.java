package dev.weir.etl.avro;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.contract.Casts;
import dev.weir.contract.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/** Arrays, maps and records as the JSON text that a cast to a string makes of them. */
final class AvroText {
    private AvroText() {}

    static byte[] json(Object value, Schema schema) {
        return ((String) Casts.apply(plain(value, schema), Type.Primitive.STRING)).getBytes(UTF_8);
    }

    /** The value in the classes that {@link Casts} knows. */
    private static Object plain(Object value, Schema schema) {
        if (value == null) {
            return null;
        }
        return switch (schema.getType()) {
            case RECORD -> record((IndexedRecord) value);
            case ARRAY -> list((Collection<?>) value, schema.getElementType());
            case MAP -> map((Map<?, ?>) value, schema.getValueType());
            case UNION -> plain(value, schema.getTypes().get(GenericData.get().resolveUnion(schema, value)));
            case STRING, ENUM -> value.toString();
            case BYTES -> bytes((ByteBuffer) value, schema);
            case FIXED -> bytes(ByteBuffer.wrap(((GenericFixed) value).bytes()), schema);
            case INT, LONG -> integer(((Number) value).longValue(), schema);
            case BOOLEAN, FLOAT, DOUBLE, NULL -> value;
        };
    }

    private static Map<String, Object> record(IndexedRecord record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Schema.Field field : record.getSchema().getFields()) {
            fields.put(field.name(), plain(record.get(field.pos()), field.schema()));
        }
        return fields;
    }

    private static List<Object> list(Collection<?> values, Schema element) {
        List<Object> elements = new ArrayList<>();
        values.forEach(value -> elements.add(plain(value, element)));
        return elements;
    }

    private static Map<String, Object> map(Map<?, ?> values, Schema value) {
        Map<String, Object> entries = new LinkedHashMap<>();
        values.forEach((key, each) -> entries.put(key.toString(), plain(each, value)));
        return entries;
    }

    private static Object bytes(ByteBuffer value, Schema schema) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? new BigDecimal(new BigInteger(bytes), decimal.getScale())
                : bytes;
    }

    private static Object integer(long value, Schema schema) {
        return switch (schema.getLogicalType() == null
                ? ""
                : schema.getLogicalType().getName()) {
            case "date" -> LocalDate.ofEpochDay(value);
            case "timestamp-millis", "local-timestamp-millis" -> Instant.ofEpochMilli(value);
            case "timestamp-micros", "local-timestamp-micros" -> Instant.EPOCH.plus(value, ChronoUnit.MICROS);
            case "timestamp-nanos", "local-timestamp-nanos" -> Instant.EPOCH.plusNanos(value);
            default -> value;
        };
    }
}
