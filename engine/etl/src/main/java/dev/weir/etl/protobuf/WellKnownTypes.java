package dev.weir.etl.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.WrappersProto;
import java.util.Arrays;

/** The types that a definition may import: those that {@code dev.weir.contract.RecordTypes} knows. */
final class WellKnownTypes {
    static final String TIMESTAMP = "google.protobuf.Timestamp";
    static final String DATE = "google.type.Date";
    private static final String WRAPPERS = "google/protobuf/wrappers.proto";

    private static final FileDescriptor[] FILES = {
        TimestampProto.getDescriptor(), DurationProto.getDescriptor(), WrappersProto.getDescriptor(), date()
    };

    private WellKnownTypes() {}

    static FileDescriptor[] files() {
        return FILES.clone();
    }

    static boolean has(String fullName) {
        return Arrays.stream(FILES)
                .flatMap(file -> file.getMessageTypes().stream())
                .anyMatch(type -> type.getFullName().equals(fullName));
    }

    /** Whether a message type is a nullable scalar in disguise. */
    static boolean isWrapper(Descriptor type) {
        return type.getFile().getName().equals(WRAPPERS);
    }

    /** Google's common types are in no library of ours. */
    private static FileDescriptor date() {
        DescriptorProto.Builder date = DescriptorProto.newBuilder().setName("Date");
        for (String part : new String[] {"year", "month", "day"}) {
            date.addField(FieldDescriptorProto.newBuilder()
                    .setName(part)
                    .setNumber(date.getFieldCount() + 1)
                    .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
                    .setType(FieldDescriptorProto.Type.TYPE_INT32));
        }
        FileDescriptorProto file = FileDescriptorProto.newBuilder()
                .setName("google/type/date.proto")
                .setPackage("google.type")
                .setSyntax("proto3")
                .addMessageType(date)
                .build();
        try {
            return FileDescriptor.buildFrom(file, new FileDescriptor[0]);
        } catch (DescriptorValidationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
