package dev.weir.etl.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.weir.contract.SchemaException;
import dev.weir.contract.protobuf.ProtoSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The message types of one version.
 *
 * @param record what a record holds: the first message of the file
 * @param indexed all of them by the index that a registry's frame names, which is their place in the order of full names; those
 *     nested in others count, and so do the entries of maps
 */
public record MessageTypes(Descriptor record, List<Descriptor> indexed) {
    public MessageTypes {
        indexed = List.copyOf(indexed);
    }

    /**
     * Reads a definition.
     *
     * @throws SchemaException when it is no {@code .proto} text, or declares no message
     */
    public static MessageTypes of(String definition) {
        ProtoSchema schema = parse(definition);
        String root = schema.root()
                .orElseThrow(() -> new SchemaException("The Protobuf definition declares no message."))
                .fullName();
        FileDescriptor file = FileDescriptors.of(schema);
        List<Descriptor> types = new ArrayList<>();
        file.getMessageTypes().forEach(type -> collect(type, types));
        types.sort(Comparator.comparing(Descriptor::getFullName));
        Descriptor record = types.stream()
                .filter(type -> type.getFullName().equals(root))
                .findFirst()
                .orElseThrow();
        return new MessageTypes(record, types);
    }

    private static ProtoSchema parse(String definition) {
        try {
            return ProtoSchema.parse(definition);
        } catch (IllegalArgumentException malformed) {
            throw new SchemaException("Not a valid Protobuf definition: " + malformed.getMessage(), malformed);
        }
    }

    private static void collect(Descriptor type, List<Descriptor> types) {
        types.add(type);
        type.getNestedTypes().forEach(nested -> collect(nested, types));
    }

    /** The index of the message that a record holds. */
    public int index() {
        return indexed.indexOf(record);
    }

    Optional<Descriptor> at(long index) {
        return index >= 0 && index < indexed.size() ? Optional.of(indexed.get((int) index)) : Optional.empty();
    }
}
