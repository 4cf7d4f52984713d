package dev.weir.etl.nested;

import dev.weir.contract.Mapping;
import dev.weir.contract.Type;
import dev.weir.etl.avro.AvroReader;
import dev.weir.etl.avro.AvroSchemas;
import dev.weir.etl.row.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Values as Avro, whose own writer encodes them; every one may be null. */
final class AvroRecords {
    private final Schema schema;
    private final Row row;
    private final AvroReader reader;
    private int records;

    AvroRecords(Mapping.Column column) {
        Schema.Field field = new Schema.Field(column.source(), nullable(column.type()));
        schema = Schema.createRecord("Root", null, null, false, List.of(field));
        row = new Row(List.of(column));
        String text = schema.toString();
        reader = new AvroReader(AvroSchemas.of(text, text, List.of(column.source()), Optional.empty()), row, "");
    }

    Row read(String field, Object value) {
        GenericData.Record record = new GenericData.Record(schema);
        record.put(field, datum(value, schema.getField(field).schema()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericData.Record>(schema).write(record, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        row.clear();
        reader.read(bytes.toByteArray(), 0, bytes.size());
        row.requireCast();
        return row;
    }

    private Schema nullable(Type type) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), schema(type));
    }

    private Schema schema(Type type) {
        if (type instanceof Type.Primitive primitive) {
            return primitive(primitive);
        }
        if (type instanceof Type.Decimal decimal) {
            return LogicalTypes.decimal(decimal.precision(), decimal.scale())
                    .addToSchema(Schema.create(Schema.Type.BYTES));
        }
        if (type instanceof Type.Array array) {
            return Schema.createArray(nullable(array.element()));
        }
        if (type instanceof Type.Map map) {
            return Schema.createMap(nullable(map.value()));
        }
        List<Schema.Field> fields = new ArrayList<>();
        ((Type.Struct) type)
                .fields()
                .forEach(field -> fields.add(new Schema.Field(field.name(), nullable(field.type()))));
        return Schema.createRecord("R" + records++, null, null, false, fields);
    }

    private static Schema primitive(Type.Primitive type) {
        return switch (type) {
            case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
            case TINYINT, SMALLINT, INT -> Schema.create(Schema.Type.INT);
            case BIGINT -> Schema.create(Schema.Type.LONG);
            case FLOAT -> Schema.create(Schema.Type.FLOAT);
            case DOUBLE -> Schema.create(Schema.Type.DOUBLE);
            case STRING -> Schema.create(Schema.Type.STRING);
            case BINARY -> Schema.create(Schema.Type.BYTES);
            case DATE -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case TIMESTAMP -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
        };
    }

    private static Object datum(Object value, Schema union) {
        if (value == null) {
            return null;
        }
        Schema schema = union.getTypes().get(1);
        return switch (schema.getType()) {
            case RECORD -> {
                GenericData.Record record = new GenericData.Record(schema);
                ((Map<?, ?>) value)
                        .forEach((name, each) -> record.put(
                                name.toString(),
                                datum(each, schema.getField(name.toString()).schema())));
                yield record;
            }
            case ARRAY -> {
                List<Object> elements = new ArrayList<>();
                ((List<?>) value).forEach(each -> elements.add(datum(each, schema.getElementType())));
                yield elements;
            }
            case MAP -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                ((Map<?, ?>) value)
                        .forEach((key, each) -> entries.put(key.toString(), datum(each, schema.getValueType())));
                yield entries;
            }
            default -> scalar(value);
        };
    }

    private static Object scalar(Object value) {
        if (value instanceof Byte || value instanceof Short) {
            return ((Number) value).intValue();
        }
        if (value instanceof BigDecimal decimal) {
            return ByteBuffer.wrap(decimal.unscaledValue().toByteArray());
        }
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (value instanceof LocalDate date) {
            return (int) date.toEpochDay();
        }
        return value instanceof Instant instant ? ChronoUnit.MICROS.between(Instant.EPOCH, instant) : value;
    }
}
