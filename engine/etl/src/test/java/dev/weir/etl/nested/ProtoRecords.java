package dev.weir.etl.nested;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import dev.weir.contract.Mapping;
import dev.weir.contract.Type;
import dev.weir.etl.protobuf.MessageTypes;
import dev.weir.etl.protobuf.ProtoReader;
import dev.weir.etl.protobuf.ProtoSchemas;
import dev.weir.etl.row.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values as Protobuf, whose own serialiser encodes them; every field has presence. */
final class ProtoRecords {
    private final Descriptor descriptor;
    private final Row row;
    private final ProtoReader reader;
    private final StringBuilder messages = new StringBuilder();
    private int count;

    ProtoRecords(Mapping.Column column) {
        String root = "message Root { %s v = 1; }".formatted(field(column.type()));
        String definition = """
                syntax = "proto3";
                import "google/protobuf/timestamp.proto";
                import "google/type/date.proto";
                """ + root + messages;
        descriptor = MessageTypes.of(definition).record();
        row = new Row(List.of(column));
        reader = new ProtoReader(
                ProtoSchemas.of(definition, definition, List.of(column.source()), Optional.empty()), row, "", false);
    }

    Row read(String field, Object value) {
        DynamicMessage.Builder record = DynamicMessage.newBuilder(descriptor);
        put(record, descriptor.findFieldByName(field), value);
        byte[] bytes = record.build().toByteArray();
        row.clear();
        reader.read(bytes, 0, bytes.length);
        row.requireCast();
        return row;
    }

    /** A field's label and type. */
    private String field(Type type) {
        if (type instanceof Type.Array array) {
            return "repeated " + single(array.element());
        }
        if (type instanceof Type.Map map) {
            return "map<%s, %s>".formatted(single(map.key()), single(map.value()));
        }
        return "optional " + single(type);
    }

    private String single(Type type) {
        if (type instanceof Type.Struct struct) {
            String name = "M" + count++;
            StringBuilder fields = new StringBuilder();
            for (int index = 0; index < struct.fields().size(); index++) {
                Type.Field each = struct.fields().get(index);
                fields.append("%s %s = %d;".formatted(field(each.type()), each.name(), index + 1));
            }
            messages.append("message %s { %s }\n".formatted(name, fields));
            return name;
        }
        return switch ((Type.Primitive) type) {
            case BOOLEAN -> "bool";
            case TINYINT -> "sint32";
            case SMALLINT -> "sfixed32";
            case INT -> "int32";
            case BIGINT -> "sint64";
            case FLOAT -> "float";
            case DOUBLE -> "double";
            case STRING -> "string";
            case BINARY -> "bytes";
            case DATE -> "google.type.Date";
            case TIMESTAMP -> "google.protobuf.Timestamp";
        };
    }

    private static void put(DynamicMessage.Builder message, FieldDescriptor field, Object value) {
        if (value == null) {
            return;
        }
        if (field.isMapField()) {
            ((Map<?, ?>) value).forEach((key, each) -> message.addRepeatedField(field, entry(field, key, each)));
        } else if (field.isRepeated()) {
            ((List<?>) value).forEach(each -> message.addRepeatedField(field, single(field, each)));
        } else {
            message.setField(field, single(field, value));
        }
    }

    private static Message entry(FieldDescriptor map, Object key, Object value) {
        DynamicMessage.Builder entry = DynamicMessage.newBuilder(map.getMessageType());
        put(entry, map.getMessageType().findFieldByNumber(1), key);
        put(entry, map.getMessageType().findFieldByNumber(2), value);
        return entry.build();
    }

    private static Object single(FieldDescriptor field, Object value) {
        if (value instanceof Byte || value instanceof Short) {
            return ((Number) value).intValue();
        }
        if (value instanceof byte[] bytes) {
            return ByteString.copyFrom(bytes);
        }
        if (value instanceof Instant instant) {
            return message(field, instant.getEpochSecond(), instant.getNano());
        }
        if (value instanceof LocalDate date) {
            return message(field, date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        }
        if (value instanceof Map<?, ?> fields) {
            DynamicMessage.Builder message = DynamicMessage.newBuilder(field.getMessageType());
            fields.forEach((name, each) -> put(message, field.getMessageType().findFieldByName(name.toString()), each));
            return message.build();
        }
        return value;
    }

    private static Message message(FieldDescriptor field, Object... values) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(field.getMessageType());
        for (int index = 0; index < values.length; index++) {
            message.setField(field.getMessageType().findFieldByNumber(index + 1), values[index]);
        }
        return message.build();
    }
}
