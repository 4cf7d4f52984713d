package dev.weir.etl.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.weir.etl.row.Cell;
import dev.weir.etl.row.ListCell;
import dev.weir.etl.row.MapCell;
import dev.weir.etl.row.StructCell;
import java.math.BigDecimal;
import java.util.List;

/** Hands a decoded value to a cell as what its field says it is. */
final class Feeder {
    /**
     * Hands a field's value over.
     *
     * @param whole whether it is the field's whole value: of a repeated field all elements, not one
     */
    void feed(Object value, FieldDescriptor field, boolean whole, Cell cell) {
        if (whole && field.isMapField()) {
            entries((List<?>) value, field, cell);
        } else if (whole && field.isRepeated()) {
            elements((List<?>) value, field, cell);
        } else {
            single(value, field, cell);
        }
    }

    private void single(Object value, FieldDescriptor field, Cell cell) {
        switch (field.getType()) {
            case BOOL -> cell.bool((Boolean) value);
            case INT32, SINT32, SFIXED32 -> cell.integer((Integer) value);
            case UINT32, FIXED32 -> cell.integer(Integer.toUnsignedLong((Integer) value));
            case INT64, SINT64, SFIXED64 -> cell.integer((Long) value);
            case UINT64, FIXED64 -> cell.number(new BigDecimal(Long.toUnsignedString((Long) value)));
            case FLOAT -> cell.single((Float) value);
            case DOUBLE -> cell.real((Double) value);
            case STRING -> text((String) value, cell);
            case ENUM -> text(Values.name((EnumValueDescriptor) value), cell);
            case BYTES -> bytes((ByteString) value, cell);
            case MESSAGE, GROUP -> message((Message) value, field, cell);
        }
    }

    private static void text(String value, Cell cell) {
        byte[] utf8 = value.getBytes(UTF_8);
        cell.text(utf8, 0, utf8.length);
    }

    private static void bytes(ByteString value, Cell cell) {
        byte[] bytes = value.toByteArray();
        cell.binary(bytes, 0, bytes.length);
    }

    private void message(Message value, FieldDescriptor field, Cell cell) {
        Descriptor type = field.getMessageType();
        if (WellKnownTypes.isWrapper(type)) {
            FieldDescriptor wrapped = type.findFieldByNumber(1);
            single(value.getField(wrapped), wrapped, cell);
        } else if (type.getFullName().equals(WellKnownTypes.TIMESTAMP)) {
            cell.micros(Moments.micros(value));
        } else if (type.getFullName().equals(WellKnownTypes.DATE)) {
            cell.days(Moments.days(value));
        } else if (cell instanceof StructCell struct) {
            struct(value, struct);
        } else {
            json(value, field, false, cell);
        }
    }

    private void struct(Message value, StructCell struct) {
        struct.beginObject();
        struct.fields().forEach((name, cell) -> {
            FieldDescriptor field = value.getDescriptorForType().findFieldByName(name);
            Object part = field == null ? null : Values.of(value, field);
            if (part != null) {
                feed(part, field, true, cell);
            }
        });
        struct.endObject();
    }

    private void elements(List<?> values, FieldDescriptor field, Cell cell) {
        if (!(cell instanceof ListCell list)) {
            json(values, field, true, cell);
            return;
        }
        list.beginArray();
        for (Object value : values) {
            single(value, field, list.element());
            list.endElement();
        }
    }

    /** Of a key that comes twice the last entry counts, as the language has it. */
    private void entries(List<?> entries, FieldDescriptor field, Cell cell) {
        if (!(cell instanceof MapCell map)) {
            json(entries, field, true, cell);
            return;
        }
        map.beginObject();
        FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
        FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
        ProtoText.entries(entries, field).forEach((name, entry) -> {
            single(entry.getField(key), key, map.key());
            single(entry.getField(value), value, map.value());
            map.endEntry();
        });
    }

    private static void json(Object value, FieldDescriptor field, boolean whole, Cell cell) {
        byte[] text = ProtoText.text(value, field, whole).getBytes(UTF_8);
        cell.json(text, 0, text.length);
    }
}
