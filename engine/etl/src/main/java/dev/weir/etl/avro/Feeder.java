package dev.weir.etl.avro;

import dev.weir.etl.row.Cell;
import dev.weir.etl.row.Rejection;
import dev.weir.etl.row.Utf8;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericFixed;

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
            case RECORD, ARRAY, MAP -> json(value, schema, cell);
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

    /** Members that only differ in width count as the wider; of any others, the value becomes JSON text. */
    private void union(Object value, Schema schema, Cell cell) {
        if (value instanceof Integer || value instanceof Long) {
            cell.integer(((Number) value).longValue());
        } else if (value instanceof Float || value instanceof Double) {
            cell.real(((Number) value).doubleValue());
        } else {
            json(value, schema, cell);
        }
    }

    private static void json(Object value, Schema schema, Cell cell) {
        byte[] text = AvroText.json(value, schema);
        cell.json(text, 0, text.length);
    }
}
