package dev.weir.contract.protobuf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A message type.
 *
 * @param fullName with the package, parts joined by dots
 * @param fields by number, those of oneofs included, in the order of the text
 */
public record ProtoMessage(String fullName, Map<Integer, ProtoField> fields, ProtoReserved reserved) {
    public ProtoMessage {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The field of this name. */
    public Optional<ProtoField> field(String name) {
        return fields.values().stream()
                .filter(field -> field.name().equals(name))
                .findFirst();
    }
}
