package dev.weir.etl.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.weir.contract.Casts;
import dev.weir.contract.Type;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values as the text that a cast to a string makes of them; lists, maps and messages as JSON. */
final class ProtoText {
    private ProtoText() {}

    static String text(Object value, FieldDescriptor field, boolean whole) {
        return (String) Casts.apply(plain(value, field, whole), Type.Primitive.STRING);
    }

    /** Entries of a map by key; of a key that comes twice the last. */
    static Map<Object, Message> entries(List<?> entries, FieldDescriptor map) {
        FieldDescriptor key = map.getMessageType().findFieldByNumber(1);
        Map<Object, Message> byKey = new LinkedHashMap<>();
        entries.forEach(entry -> byKey.put(((Message) entry).getField(key), (Message) entry));
        return byKey;
    }

    /** The value in the classes that {@link Casts} knows. */
    private static Object plain(Object value, FieldDescriptor field, boolean whole) {
        if (whole && field.isMapField()) {
            FieldDescriptor each = field.getMessageType().findFieldByNumber(2);
            Map<String, Object> plain = new LinkedHashMap<>();
            entries((List<?>) value, field)
                    .forEach((key, entry) -> plain.put(key.toString(), plain(entry.getField(each), each, false)));
            return plain;
        }
        if (whole && field.isRepeated()) {
            List<Object> plain = new ArrayList<>();
            ((List<?>) value).forEach(element -> plain.add(plain(element, field, false)));
            return plain;
        }
        return switch (field.getType()) {
            case UINT32, FIXED32 -> Integer.toUnsignedLong((Integer) value);
            case UINT64, FIXED64 -> new BigInteger(Long.toUnsignedString((Long) value));
            case ENUM -> Values.name((EnumValueDescriptor) value);
            case BYTES -> ((ByteString) value).toByteArray();
            case MESSAGE, GROUP -> message((Message) value);
            case BOOL, INT32, SINT32, SFIXED32, INT64, SINT64, SFIXED64, FLOAT, DOUBLE, STRING -> value;
        };
    }

    private static Object message(Message value) {
        Descriptor type = value.getDescriptorForType();
        if (WellKnownTypes.isWrapper(type)) {
            FieldDescriptor wrapped = type.findFieldByNumber(1);
            return plain(value.getField(wrapped), wrapped, false);
        }
        if (type.getFullName().equals(WellKnownTypes.TIMESTAMP)) {
            return Instant.EPOCH.plus(Moments.micros(value), ChronoUnit.MICROS);
        }
        if (type.getFullName().equals(WellKnownTypes.DATE)) {
            return LocalDate.ofEpochDay(Moments.days(value));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        for (FieldDescriptor field : type.getFields()) {
            Object part = Values.of(value, field);
            fields.put(field.getName(), part == null ? null : plain(part, field, true));
        }
        return fields;
    }
}
