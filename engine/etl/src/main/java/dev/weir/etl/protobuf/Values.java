package dev.weir.etl.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import dev.weir.etl.row.Rejection;
import java.util.List;
import java.util.Locale;

/** What the fields of a message hold. */
final class Values {
    private Values() {}

    /** Whether a message type counts as a value without parts. */
    static boolean isScalar(Descriptor type) {
        String name = type.getFullName();
        return name.equals(WellKnownTypes.TIMESTAMP)
                || name.equals(WellKnownTypes.DATE)
                || WellKnownTypes.isWrapper(type);
    }

    /** A field's value; null when it has presence and is absent, its type's zero when it has none. */
    static Object of(Message message, FieldDescriptor field) {
        if (field.isRepeated()) {
            requireType(message, field);
            return message.getField(field);
        }
        if (message.hasField(field) || (!field.hasPresence() && !isUnknown(message, field))) {
            return message.getField(field);
        }
        return unknown(message, field);
    }

    /** The value of a map's entry; null when there is none. */
    static Object entry(Message message, FieldDescriptor map, String key) {
        Object found = null;
        for (Object each : (List<?>) of(message, map)) {
            Message entry = (Message) each;
            Descriptor type = map.getMessageType();
            if (entry.getField(type.findFieldByNumber(1)).toString().equals(key)) {
                found = of(entry, type.findFieldByNumber(2));
            }
        }
        return found;
    }

    /** An enum's name; its number where the pinned version has no name for it. */
    static String name(EnumValueDescriptor value) {
        return value.getIndex() < 0 ? Integer.toString(value.getNumber()) : value.getName();
    }

    /** A closed enum's parser puts numbers that it does not know aside; they are values all the same. */
    private static Object unknown(Message message, FieldDescriptor field) {
        requireType(message, field);
        if (field.getJavaType() != FieldDescriptor.JavaType.ENUM || !isUnknown(message, field)) {
            return null;
        }
        List<Long> numbers =
                message.getUnknownFields().getField(field.getNumber()).getVarintList();
        return field.getEnumType()
                .findValueByNumberCreatingIfUnknown(
                        numbers.get(numbers.size() - 1).intValue());
    }

    private static boolean isUnknown(Message message, FieldDescriptor field) {
        return message.getUnknownFields().hasField(field.getNumber());
    }

    /** The parser skips a field that comes with another type than the version says. To the reader that would be a lost value. */
    private static void requireType(Message message, FieldDescriptor field) {
        if (!isUnknown(message, field)) {
            return;
        }
        UnknownFieldSet.Field found = message.getUnknownFields().getField(field.getNumber());
        boolean enumerated = field.getJavaType() == FieldDescriptor.JavaType.ENUM
                && !field.isRepeated()
                && !found.getVarintList().isEmpty();
        if (!enumerated) {
            throw new Rejection("field %s (number %d) was written with another type than the pinned version's %s"
                    .formatted(
                            field.getName(),
                            field.getNumber(),
                            field.getType().name().toLowerCase(Locale.ROOT)));
        }
    }
}
