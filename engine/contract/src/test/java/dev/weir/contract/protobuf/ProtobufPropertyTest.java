package dev.weir.contract.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.weir.contract.evolution.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random pairs of files, judged by Google's own parser. */
class ProtobufPropertyTest {
    private static final int PAIRS = Integer.getInteger("weir.soak", 1_000);
    private static final int RECORDS = 8;

    @Test
    void whatever_is_called_compatible_is_parsed_without_loss() throws InvalidProtocolBufferException {
        int compatible = 0;
        for (int seed = 0; seed < PAIRS; seed++) {
            Random random = new Random(seed);
            var protos = new RandomProtos(random);
            RandomProtos.File one = protos.file();
            RandomProtos.File other = seed % 5 == 0 ? protos.file() : protos.changed(one);
            ProtoSchema writer = ProtoSchema.parse(one.text());
            ProtoSchema reader = ProtoSchema.parse(other.text());
            if (ProtobufEvolution.check(writer, reader, Direction.BACKWARD).isEmpty()) {
                compatible++;
                requireReadable(seed, writer, reader, random);
            }
        }
        assertThat(compatible).isBetween(PAIRS / 10, PAIRS * 9 / 10);
    }

    private static void requireReadable(int seed, ProtoSchema writer, ProtoSchema reader, Random random)
            throws InvalidProtocolBufferException {
        Descriptor writing =
                ProtoDescriptors.of(writer, writer.root().orElseThrow().fullName());
        Descriptor reading =
                ProtoDescriptors.of(reader, reader.root().orElseThrow().fullName());
        for (int i = 0; i < RECORDS; i++) {
            Message record = record(writing, random, 3);
            if (!record.isInitialized()) {
                continue;
            }
            DynamicMessage read = DynamicMessage.parseFrom(reading, record.toByteString());
            assertThat(lost(record, read))
                    .as("seed %d: %s%nunder %s", seed, record, reading.toProto())
                    .isEmpty();
        }
    }

    /** Numbers that the reader declares and still did not understand, or has nothing for, here or deeper. */
    private static List<Integer> lost(Message written, Message read) {
        List<Integer> lost = new ArrayList<>();
        read.getUnknownFields().asMap().keySet().stream()
                .filter(number -> read.getDescriptorForType().findFieldByNumber(number) != null)
                .forEach(lost::add);
        written.getAllFields().forEach((field, value) -> {
            FieldDescriptor same = read.getDescriptorForType().findFieldByNumber(field.getNumber());
            if (same != null && isSet(value) && !isSet(read, same)) {
                lost.add(field.getNumber());
            } else if (same != null && value instanceof Message inner && read.getField(same) instanceof Message other) {
                lost.addAll(lost(inner, other));
            }
        });
        return lost;
    }

    /** Numbers may be cut to zero, as the language guide has it; texts, bytes, lists and messages may not disappear. */
    private static boolean isSet(Object value) {
        return (value instanceof Message message && message.getSerializedSize() > 0)
                || (value instanceof String text && !text.isEmpty())
                || (value instanceof ByteString bytes && !bytes.isEmpty())
                || (value instanceof List<?> list && !list.isEmpty());
    }

    private static boolean isSet(Message message, FieldDescriptor field) {
        return field.isRepeated() ? message.getRepeatedFieldCount(field) > 0 : message.hasField(field);
    }

    private static Message record(Descriptor type, Random random, int depth) {
        DynamicMessage.Builder record = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            if (field.isRequired() || random.nextInt(3) > 0) {
                set(record, field, random, depth);
            }
        }
        return record.buildPartial();
    }

    private static void set(DynamicMessage.Builder record, FieldDescriptor field, Random random, int depth) {
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && depth == 0) {
            return;
        }
        if (!field.isRepeated()) {
            record.setField(field, value(field, random, depth));
            return;
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            record.addRepeatedField(field, value(field, random, depth));
        }
    }

    private static Object value(FieldDescriptor field, Random random, int depth) {
        return switch (field.getJavaType()) {
            case INT -> random.nextInt();
            case LONG -> random.nextLong();
            case FLOAT -> random.nextFloat();
            case DOUBLE -> random.nextDouble();
            case BOOLEAN -> random.nextBoolean();
            case STRING -> "text" + random.nextInt(10);
            case BYTE_STRING -> ByteString.copyFrom(new byte[] {(byte) random.nextInt(), (byte) 0xff});
            case ENUM -> enumValue(field, random);
            case MESSAGE -> record(field.getMessageType(), random, depth - 1);
        };
    }

    private static EnumValueDescriptor enumValue(FieldDescriptor field, Random random) {
        List<EnumValueDescriptor> values = field.getEnumType().getValues();
        return values.get(random.nextInt(values.size()));
    }
}
