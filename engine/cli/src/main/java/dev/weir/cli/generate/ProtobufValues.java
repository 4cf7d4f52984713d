package dev.weir.cli.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;

/** Values without parts, from JSON to what Protobuf's messages hold. */
final class ProtobufValues {
    private static final String TIMESTAMP = "google.protobuf.Timestamp";
    private static final String DATE = "google.type.Date";
    private static final String WRAPPERS = "google/protobuf/wrappers.proto";

    private ProtobufValues() {}

    static JsonNode require(boolean fits, String expected, JsonNode value, String place) {
        if (!fits) {
            throw new IllegalArgumentException(
                    (place.isEmpty() ? "the record" : place) + " must be " + expected + ", got " + value);
        }
        return value;
    }

    static Object scalar(FieldDescriptor field, JsonNode value, String place) {
        return switch (field.getType()) {
            case BOOL -> require(value.isBoolean(), "a boolean", value, place).booleanValue();
            case INT32, SINT32, SFIXED32 -> whole(value, 31, true, place).intValue();
            case UINT32, FIXED32 -> whole(value, 32, false, place).intValue();
            case INT64, SINT64, SFIXED64 -> whole(value, 63, true, place).longValue();
            case UINT64, FIXED64 -> whole(value, 64, false, place).longValue();
            case FLOAT -> require(value.isNumber(), "a number", value, place).floatValue();
            case DOUBLE -> require(value.isNumber(), "a number", value, place).doubleValue();
            case STRING -> require(value.isTextual(), "a string", value, place).textValue();
            case BYTES -> bytes(value, place);
            case ENUM -> constant(field, value, place);
            case MESSAGE, GROUP -> throw new IllegalArgumentException(place + " is a message");
        };
    }

    /** A map's key, which JSON has as text whatever its type. */
    static Object key(FieldDescriptor field, String key, String place) {
        JsonNode text = JsonNodeFactory.instance.textNode(key);
        if (field.getJavaType() != FieldDescriptor.JavaType.BOOLEAN) {
            return scalar(field, text, place);
        }
        require(key.equals("true") || key.equals("false"), "true or false", text, place);
        return Boolean.valueOf(key);
    }

    /** A whole number, as a number or as text, which JSON's own numbers are too short for at times. */
    private static BigInteger whole(JsonNode value, int bits, boolean signed, String place) {
        boolean digits = value.isIntegralNumber()
                || (value.isTextual() && value.textValue().matches("-?[0-9]{1,20}"));
        require(digits, "a whole number", value, place);
        BigInteger number = new BigInteger(value.asText());
        BigInteger limit = BigInteger.ONE.shiftLeft(bits);
        boolean fits = number.compareTo(limit) < 0 && number.compareTo(signed ? limit.negate() : BigInteger.ZERO) >= 0;
        require(fits, "in the range of its type", value, place);
        return number;
    }

    private static ByteString bytes(JsonNode value, String place) {
        require(value.isTextual(), "text in Base64", value, place);
        try {
            return ByteString.copyFrom(Base64.getDecoder().decode(value.textValue()));
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException(place + " must be text in Base64, got " + value, notBase64);
        }
    }

    private static EnumValueDescriptor constant(FieldDescriptor field, JsonNode value, String place) {
        EnumValueDescriptor constant = value.isInt()
                ? field.getEnumType().findValueByNumber(value.intValue())
                : field.getEnumType().findValueByName(value.asText());
        require(constant != null, "a constant of " + field.getEnumType().getName(), value, place);
        return constant;
    }

    /** A message that JSON has as a value without parts; empty for any other type. */
    static Optional<Message> wellKnown(Descriptor type, JsonNode value, String place) {
        if (type.getFile().getName().equals(WRAPPERS)) {
            return Optional.of(message(type, scalar(type.findFieldByNumber(1), value, place)));
        }
        if (type.getFullName().equals(TIMESTAMP)) {
            Instant instant = instant(value, place);
            return Optional.of(message(type, instant.getEpochSecond(), instant.getNano()));
        }
        if (type.getFullName().equals(DATE) && value.isTextual()) {
            LocalDate date = date(value, place);
            return Optional.of(message(type, date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
        }
        return Optional.empty();
    }

    private static Instant instant(JsonNode value, String place) {
        try {
            return OffsetDateTime.parse(
                            require(value.isTextual(), "a time", value, place).textValue())
                    .toInstant();
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(
                    place + " must be a time such as 2026-11-25T10:15:30Z, got " + value, malformed);
        }
    }

    private static LocalDate date(JsonNode value, String place) {
        try {
            return LocalDate.parse(value.textValue());
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(place + " must be a date such as 2026-11-25, got " + value, malformed);
        }
    }

    private static Message message(Descriptor type, Object... values) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        for (int index = 0; index < values.length; index++) {
            message.setField(type.findFieldByNumber(index + 1), values[index]);
        }
        return message.build();
    }
}
