package dev.weir.etl.avro;

import dev.weir.etl.row.Cell;
import dev.weir.etl.row.ListCell;
import dev.weir.etl.row.MapCell;
import dev.weir.etl.row.Rejection;
import dev.weir.etl.row.StructCell;
import dev.weir.etl.row.Utf8;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/** Hands a decoded value to a cell as what its schema says it is. */
final class Feeder {
    private static final long NANOS_A_MICRO = 1_000;
    private static final long MICROS_A_MILLI = 1_000;

    void feed(Object value, Schema schema, Cell cell) {
        switch (schema.getType()) {
            case BOOLEAN -> cell.bool((Boolean) value);
            case INT -> integer(((Integer) value).longValue(), schema.getLogicalType(), cell);
            case LONG -> integer((Long) value, schema.getLogicalType(), cell);
            case FLOAT -> cell.single((Float) value);
            case DOUBLE -> cell.real((Double) value);
            case STRING, ENUM -> text(value, cell);
            case BYTES -> bytes((ByteBuffer) value, schema, cell);
            case FIXED -> bytes(ByteBuffer.wrap(((GenericFixed) value).bytes()), schema, cell);
            case UNION -> union(value, schema, cell);
            case RECORD -> record((IndexedRecord) value, schema, cell);
            case ARRAY -> elements((Collection<?>) value, schema, cell);
            case MAP -> entries((Map<?, ?>) value, schema, cell);
            case NULL -> throw new IllegalStateException("a value of the null type");
        }
    }

    private static void integer(long value, LogicalType logical, Cell cell) {
        switch (logical == null ? "" : logical.getName()) {
            case "date" -> cell.days(value);
            case "timestamp-millis", "local-timestamp-millis" -> cell.micros(micros(value));
            case "timestamp-micros", "local-timestamp-micros" -> cell.micros(value);
            case "timestamp-nanos", "local-timestamp-nanos" -> cell.micros(Math.floorDiv(value, NANOS_A_MICRO));
            default -> cell.integer(value);
        }
    }

    private static long micros(long millis) {
        if (Math.abs(millis / MICROS_A_MILLI) > Long.MAX_VALUE / MICROS_A_MILLI / MICROS_A_MILLI) {
            throw new Rejection("a timestamp of " + millis + " milliseconds");
        }
        return millis * MICROS_A_MILLI;
    }

    private static void text(Object value, Cell cell) {
        org.apache.avro.util.Utf8 text = value instanceof org.apache.avro.util.Utf8 utf8
                ? utf8
                : new org.apache.avro.util.Utf8(
                        value instanceof GenericEnumSymbol<?> symbol ? symbol.toString() : (String) value);
        if (!Utf8.valid(text.getBytes(), 0, text.getByteLength())) {
            throw new Rejection("not Avro: a string is not valid UTF-8");
        }
        cell.text(text.getBytes(), 0, text.getByteLength());
    }

    private static void bytes(ByteBuffer value, Schema schema, Cell cell) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            BigInteger unscaled = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
            cell.number(new BigDecimal(unscaled, decimal.getScale()));
        } else {
            cell.binary(bytes, 0, bytes.length);
        }
    }

    /** A value that may be null. */
    private void part(Object value, Schema schema, Cell cell) {
        if (value != null) {
            feed(value, FieldPath.value(schema), cell);
        }
    }

    private void record(IndexedRecord value, Schema schema, Cell cell) {
        if (!(cell instanceof StructCell struct)) {
            json(value, schema, cell);
            return;
        }
        struct.beginObject();
        struct.fields().forEach((name, field) -> {
            Schema.Field source = value.getSchema().getField(name);
            if (source != null) {
                part(value.get(source.pos()), source.schema(), field);
            }
        });
        struct.endObject();
    }

    private void elements(Collection<?> values, Schema schema, Cell cell) {
        if (!(cell instanceof ListCell list)) {
            json(values, schema, cell);
            return;
        }
        list.beginArray();
        for (Object value : values) {
            part(value, schema.getElementType(), list.element());
            list.endElement();
        }
    }

    private void entries(Map<?, ?> values, Schema schema, Cell cell) {
        if (!(cell instanceof MapCell map)) {
            json(values, schema, cell);
            return;
        }
        map.beginObject();
        values.forEach((key, value) -> {
            text(key, map.key());
            part(value, schema.getValueType(), map.value());
            map.endEntry();
        });
    }

    /**
     * Members that only differ in width count as the wider. Any others make a struct that has one of its fields, as
     * {@code dev.weir.contract.RecordTypes} says; elsewhere the value becomes JSON text.
     */
    private void union(Object value, Schema schema, Cell cell) {
        if (cell instanceof StructCell struct) {
            member(value, schema, struct);
        } else if (value instanceof Integer || value instanceof Long) {
            cell.integer(((Number) value).longValue());
        } else if (value instanceof Float || value instanceof Double) {
            cell.real(((Number) value).doubleValue());
        } else {
            json(value, schema, cell);
        }
    }

    private void member(Object value, Schema schema, StructCell struct) {
        int branch = GenericData.get().resolveUnion(schema, value);
        long number = schema.getTypes().subList(0, branch).stream()
                .filter(each -> each.getType() != Schema.Type.NULL)
                .count();
        struct.beginObject();
        Cell field = struct.fields().get("member" + number);
        if (field != null) {
            feed(value, schema.getTypes().get(branch), field);
        }
        struct.endObject();
    }

    private static void json(Object value, Schema schema, Cell cell) {
        byte[] text = AvroText.json(value, schema);
        cell.json(text, 0, text.length);
    }
}
