package dev.weir.etl.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import dev.weir.contract.SchemaException;
import dev.weir.contract.protobuf.ProtoField;
import dev.weir.contract.protobuf.ProtoMessage;
import dev.weir.contract.protobuf.ProtoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The fields of one message, with what the wire format makes of maps and of proto3's optional fields. */
final class FieldDescriptors {
    private final ProtoMessage message;
    private final boolean proto3;
    private final List<String> oneOfs = new ArrayList<>();

    FieldDescriptors(ProtoMessage message, boolean proto3) {
        this.message = message;
        this.proto3 = proto3;
    }

    void addTo(DescriptorProto.Builder builder) {
        message.fields().values().forEach(field -> field.oneOf()
                .filter(name -> !oneOfs.contains(name))
                .ifPresent(oneOfs::add));
        // The oneofs that stand for an optional field alone come behind those of the text.
        message.fields().values().stream()
                .filter(this::isProto3Optional)
                .forEach(field -> oneOfs.add("_" + field.name()));
        oneOfs.forEach(
                name -> builder.addOneofDecl(OneofDescriptorProto.newBuilder().setName(name)));
        for (ProtoField field : message.fields().values()) {
            if (field.type() instanceof ProtoType.MapOf map) {
                builder.addNestedType(entry(field, map));
            }
            builder.addField(field(field));
        }
    }

    private boolean isProto3Optional(ProtoField field) {
        return proto3
                && field.label() == ProtoField.Label.OPTIONAL
                && field.oneOf().isEmpty();
    }

    private FieldDescriptorProto field(ProtoField field) {
        FieldDescriptorProto.Builder builder = FieldDescriptorProto.newBuilder()
                .setName(field.name())
                .setNumber(field.number())
                .setLabel(label(field));
        field.oneOf().ifPresent(name -> builder.setOneofIndex(oneOfs.indexOf(name)));
        if (isProto3Optional(field)) {
            builder.setProto3Optional(true).setOneofIndex(oneOfs.indexOf("_" + field.name()));
        }
        return field.type() instanceof ProtoType.MapOf
                ? builder.setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                        .setTypeName("." + message.fullName() + "." + entryName(field))
                        .build()
                : typed(builder, field.type()).build();
    }

    private static FieldDescriptorProto.Label label(ProtoField field) {
        if (field.type() instanceof ProtoType.MapOf) {
            return FieldDescriptorProto.Label.LABEL_REPEATED;
        }
        return switch (field.label()) {
            case REQUIRED -> FieldDescriptorProto.Label.LABEL_REQUIRED;
            case REPEATED -> FieldDescriptorProto.Label.LABEL_REPEATED;
            case OPTIONAL, IMPLICIT -> FieldDescriptorProto.Label.LABEL_OPTIONAL;
        };
    }

    private static DescriptorProto entry(ProtoField field, ProtoType.MapOf map) {
        return DescriptorProto.newBuilder()
                .setName(entryName(field))
                .setOptions(MessageOptions.newBuilder().setMapEntry(true))
                .addField(typed(part("key", 1), map.key()))
                .addField(typed(part("value", 2), map.value()))
                .build();
    }

    private static FieldDescriptorProto.Builder part(String name, int number) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
    }

    /** As protoc names it, for the name takes part in the order of message types: {@code item_count} has ItemCountEntry. */
    private static String entryName(ProtoField field) {
        StringBuilder name = new StringBuilder();
        for (String word : field.name().split("_", -1)) {
            name.append(word.substring(0, Math.min(1, word.length())).toUpperCase(Locale.ROOT));
            name.append(word.substring(Math.min(1, word.length())));
        }
        return name.append("Entry").toString();
    }

    private static FieldDescriptorProto.Builder typed(FieldDescriptorProto.Builder builder, ProtoType type) {
        if (!(type instanceof ProtoType.Named named)) {
            return builder.setType(
                    FieldDescriptorProto.Type.valueOf("TYPE_" + type.text().toUpperCase(Locale.ROOT)));
        }
        if (named.kind() == ProtoType.Named.Kind.IMPORTED && !WellKnownTypes.has(named.fullName())) {
            throw new SchemaException("The type '%s' comes from another file; the definition must hold it itself."
                    .formatted(named.fullName()));
        }
        return builder.setType(
                        named.isEnum() ? FieldDescriptorProto.Type.TYPE_ENUM : FieldDescriptorProto.Type.TYPE_MESSAGE)
                .setTypeName("." + named.fullName());
    }
}
