package dev.weir.etl.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumOptions;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileOptions;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.weir.contract.SchemaException;
import dev.weir.contract.protobuf.ProtoEnum;
import dev.weir.contract.protobuf.ProtoMessage;
import dev.weir.contract.protobuf.ProtoSchema;
import java.util.HashSet;

/** From the model of a file to the descriptor that Google's parser works by. */
final class FileDescriptors {
    private final ProtoSchema schema;

    private FileDescriptors(ProtoSchema schema) {
        this.schema = schema;
    }

    /**
     * Builds the descriptor, as protoc would.
     *
     * @throws SchemaException when protoc would refuse the file, or it imports what Weir does not know
     */
    static FileDescriptor of(ProtoSchema schema) {
        try {
            return FileDescriptor.buildFrom(new FileDescriptors(schema).file(), WellKnownTypes.files());
        } catch (DescriptorValidationException refused) {
            throw new SchemaException("Not a valid Protobuf definition: " + refused.getMessage(), refused);
        }
    }

    private FileDescriptorProto file() {
        // Text that is no UTF-8 is an error in proto3; with this option in proto2 as well.
        FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder()
                .setName("schema.proto")
                .setPackage(schema.packageName())
                .setSyntax(schema.proto3() ? "proto3" : "proto2")
                .setOptions(FileOptions.newBuilder().setJavaStringCheckUtf8(true));
        for (FileDescriptor known : WellKnownTypes.files()) {
            file.addDependency(known.getName());
        }
        messagesIn(schema.packageName()).forEach(message -> file.addMessageType(message(message)));
        enumsIn(schema.packageName()).forEach(each -> file.addEnumType(enumeration(each)));
        return file.build();
    }

    private DescriptorProto message(ProtoMessage message) {
        DescriptorProto.Builder builder = DescriptorProto.newBuilder().setName(simpleName(message.fullName()));
        messagesIn(message.fullName()).forEach(nested -> builder.addNestedType(message(nested)));
        enumsIn(message.fullName()).forEach(nested -> builder.addEnumType(enumeration(nested)));
        new FieldDescriptors(message, schema.proto3()).addTo(builder);
        return builder.build();
    }

    private Iterable<ProtoMessage> messagesIn(String scope) {
        return schema.messages().values().stream()
                .filter(message -> scope(message.fullName()).equals(scope))
                .toList();
    }

    private Iterable<ProtoEnum> enumsIn(String scope) {
        return schema.enums().values().stream()
                .filter(each -> scope(each.fullName()).equals(scope))
                .toList();
    }

    private static EnumDescriptorProto enumeration(ProtoEnum each) {
        EnumDescriptorProto.Builder builder = EnumDescriptorProto.newBuilder().setName(simpleName(each.fullName()));
        each.constants()
                .forEach((name, number) -> builder.addValue(
                        EnumValueDescriptorProto.newBuilder().setName(name).setNumber(number)));
        boolean aliases = new HashSet<>(each.constants().values()).size()
                < each.constants().size();
        return aliases
                ? builder.setOptions(EnumOptions.newBuilder().setAllowAlias(true))
                        .build()
                : builder.build();
    }

    private static String scope(String fullName) {
        return fullName.substring(0, Math.max(0, fullName.lastIndexOf('.')));
    }

    private static String simpleName(String fullName) {
        return fullName.substring(fullName.lastIndexOf('.') + 1);
    }
}
