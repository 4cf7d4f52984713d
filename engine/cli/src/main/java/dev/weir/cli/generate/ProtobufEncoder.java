package dev.weir.cli.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.UninitializedMessageException;
import dev.weir.etl.protobuf.MessageTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/**
 * JSON objects as Protobuf, framed for the registry, whose frames begin with the index of the message's type. The JSON is that of
 * the language's own mapping: enums by name, bytes in Base64, timestamps as RFC 3339 has them; what is absent or null is not set.
 */
public final class ProtobufEncoder implements RecordEncoder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Descriptor type;
    private final int index;
    private final UUID version;

    /**
     * Encodes under one version of a schema.
     *
     * @param definition the {@code .proto} text, whose first message a record is
     * @param version its id in the registry
     */
    public ProtobufEncoder(String definition, UUID version) {
        MessageTypes types = MessageTypes.of(definition);
        this.type = types.record();
        this.index = types.index();
        this.version = version;
    }

    @Override
    public byte[] encode(String text) {
        try {
            return Framing.frame(version, payload(message(type, JSON.readTree(text), "")));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("the record is not JSON: " + notJson.getOriginalMessage(), notJson);
        } catch (UninitializedMessageException incomplete) {
            throw new IllegalArgumentException(
                    "the record lacks required fields: " + String.join(", ", incomplete.getMissingFields()),
                    incomplete);
        }
    }

    private byte[] payload(Message message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeUInt32NoTag(index);
            message.writeTo(out);
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Message message(Descriptor type, JsonNode value, String path) {
        ProtobufValues.require(value.isObject(), "an object", value, path);
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        value.properties().forEach(member -> {
            String place = path + "/" + member.getKey();
            FieldDescriptor field = field(type, member.getKey(), place);
            if (!member.getValue().isNull()) {
                set(message, field, member.getValue(), place);
            }
        });
        return message.build();
    }

    private static FieldDescriptor field(Descriptor type, String name, String place) {
        return type.getFields().stream()
                .filter(field ->
                        field.getName().equals(name) || field.getJsonName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("%s is not a field of %s".formatted(place, type.getFullName())));
    }

    private static void set(DynamicMessage.Builder message, FieldDescriptor field, JsonNode value, String place) {
        if (field.isMapField()) {
            ProtobufValues.require(value.isObject(), "an object", value, place);
            value.properties()
                    .forEach(entry -> message.addRepeatedField(
                            field, entry(field, entry.getKey(), entry.getValue(), place + "/" + entry.getKey())));
        } else if (field.isRepeated()) {
            ProtobufValues.require(value.isArray(), "an array", value, place);
            for (int element = 0; element < value.size(); element++) {
                message.addRepeatedField(field, single(field, value.get(element), place + "/" + element));
            }
        } else {
            message.setField(field, single(field, value, place));
        }
    }

    private static Message entry(FieldDescriptor map, String key, JsonNode value, String place) {
        FieldDescriptor keys = map.getMessageType().findFieldByNumber(1);
        FieldDescriptor values = map.getMessageType().findFieldByNumber(2);
        return DynamicMessage.newBuilder(map.getMessageType())
                .setField(keys, ProtobufValues.key(keys, key, place))
                .setField(values, single(values, value, place))
                .build();
    }

    private static Object single(FieldDescriptor field, JsonNode value, String place) {
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            return ProtobufValues.scalar(field, value, place);
        }
        Descriptor type = field.getMessageType();
        return ProtobufValues.wellKnown(type, value, place).orElseGet(() -> message(type, value, place));
    }
}
