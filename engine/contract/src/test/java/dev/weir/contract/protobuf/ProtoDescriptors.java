package dev.weir.contract.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.TimestampProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Descriptors for Google's own parser, from the model of a file; nested types stand side by side under flat names. */
final class ProtoDescriptors {
    private ProtoDescriptors() {}

    static Descriptor of(ProtoSchema schema, String message) {
        FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder()
                .setName("test.proto")
                .addDependency("google/protobuf/timestamp.proto")
                .setSyntax(schema.proto3() ? "proto3" : "proto2");
        schema.messages().values().forEach(each -> file.addMessageType(message(each)));
        schema.enums().values().forEach(each -> file.addEnumType(enumeration(each)));
        try {
            return FileDescriptor.buildFrom(file.build(), new FileDescriptor[] {TimestampProto.getDescriptor()})
                    .findMessageTypeByName(flat(message));
        } catch (DescriptorValidationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String flat(String fullName) {
        return fullName.replace('.', '_');
    }

    private static EnumDescriptorProto enumeration(ProtoEnum each) {
        EnumDescriptorProto.Builder builder = EnumDescriptorProto.newBuilder().setName(flat(each.fullName()));
        each.constants()
                .forEach((name, number) -> builder.addValue(EnumValueDescriptorProto.newBuilder()
                        .setName(flat(each.fullName()) + name)
                        .setNumber(number)));
        return builder.build();
    }

    private static DescriptorProto message(ProtoMessage message) {
        DescriptorProto.Builder builder = DescriptorProto.newBuilder().setName(flat(message.fullName()));
        List<String> oneOfs = new ArrayList<>();
        message.fields().values().forEach(field -> field.oneOf()
                .filter(name -> !oneOfs.contains(name))
                .ifPresent(oneOfs::add));
        oneOfs.forEach(
                name -> builder.addOneofDecl(OneofDescriptorProto.newBuilder().setName(name)));
        for (ProtoField field : message.fields().values()) {
            builder.addField(field(message, field, oneOfs, builder));
        }
        return builder.build();
    }

    private static FieldDescriptorProto field(
            ProtoMessage message, ProtoField field, List<String> oneOfs, DescriptorProto.Builder parent) {
        FieldDescriptorProto.Builder builder =
                FieldDescriptorProto.newBuilder().setName(field.name()).setNumber(field.number());
        builder.setLabel(
                switch (field.label()) {
                    case REQUIRED -> FieldDescriptorProto.Label.LABEL_REQUIRED;
                    case REPEATED -> FieldDescriptorProto.Label.LABEL_REPEATED;
                    case OPTIONAL, IMPLICIT -> FieldDescriptorProto.Label.LABEL_OPTIONAL;
                });
        field.oneOf().ifPresent(name -> builder.setOneofIndex(oneOfs.indexOf(name)));
        if (field.type() instanceof ProtoType.MapOf map) {
            parent.addNestedType(entry(field, map));
            return builder.setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)
                    .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                    .setTypeName("." + flat(message.fullName()) + "." + entryName(field))
                    .build();
        }
        return typed(builder, field.type()).build();
    }

    private static DescriptorProto entry(ProtoField field, ProtoType.MapOf map) {
        return DescriptorProto.newBuilder()
                .setName(entryName(field))
                .setOptions(MessageOptions.newBuilder().setMapEntry(true))
                .addField(typed(part("key", 1), map.key()))
                .addField(typed(part("value", 2), map.value()))
                .build();
    }

    private static String entryName(ProtoField field) {
        return field.name().toUpperCase(Locale.ROOT) + "Entry";
    }

    private static FieldDescriptorProto.Builder part(String name, int number) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
    }

    private static FieldDescriptorProto.Builder typed(FieldDescriptorProto.Builder builder, ProtoType type) {
        if (type instanceof ProtoType.Named named && named.kind() == ProtoType.Named.Kind.IMPORTED) {
            return builder.setType(FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName("." + named.fullName());
        }
        if (type instanceof ProtoType.Named named) {
            var kind = named.isEnum() ? FieldDescriptorProto.Type.TYPE_ENUM : FieldDescriptorProto.Type.TYPE_MESSAGE;
            return builder.setType(kind).setTypeName("." + flat(named.fullName()));
        }
        return builder.setType(
                FieldDescriptorProto.Type.valueOf("TYPE_" + type.text().toUpperCase(Locale.ROOT)));
    }
}
