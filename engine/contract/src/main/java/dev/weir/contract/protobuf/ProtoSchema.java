package dev.weir.contract.protobuf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code .proto} file with every name resolved.
 *
 * @param packageName empty when the file declares none
 * @param proto3 whether fields without a label have no presence and enums are open
 * @param messages by full name, nested ones included, in the order of the text
 * @param enums likewise
 * @param services likewise
 */
public record ProtoSchema(
        String packageName,
        boolean proto3,
        Map<String, ProtoMessage> messages,
        Map<String, ProtoEnum> enums,
        Map<String, ProtoService> services) {

    public ProtoSchema {
        messages = Collections.unmodifiableMap(new LinkedHashMap<>(messages));
        enums = Collections.unmodifiableMap(new LinkedHashMap<>(enums));
        services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    }

    /**
     * Reads a file without {@code protoc}.
     *
     * @throws IllegalArgumentException when it is no proto2 or proto3 file, uses extensions or groups, or names types that it
     *     neither declares nor imports; the message says what and where
     */
    public static ProtoSchema parse(String text) {
        return new ProtoReader(ProtoSyntax.parse(text)).read();
    }

    /** The message that a record holds: the first of the file. */
    public Optional<ProtoMessage> root() {
        return messages.values().stream().findFirst();
    }
}
