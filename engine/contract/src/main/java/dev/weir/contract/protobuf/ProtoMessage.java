package dev.weir.contract.protobuf;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

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

    /** The fields by their names. */
    public Map<String, ProtoField> byName() {
        Map<String, ProtoField> byName = new HashMap<>();
        fields.values().forEach(field -> byName.putIfAbsent(field.name(), field));
        return byName;
    }
}
