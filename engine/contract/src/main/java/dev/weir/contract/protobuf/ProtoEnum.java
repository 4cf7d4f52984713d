package dev.weir.contract.protobuf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An enum type.
 *
 * @param constants name to number, in the order of the text; aliases share a number
 */
public record ProtoEnum(String fullName, Map<String, Integer> constants, ProtoReserved reserved) {
    public ProtoEnum {
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    }
}
