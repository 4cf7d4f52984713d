package dev.weir.contract;

import dev.weir.contract.protobuf.ProtoSchema;

/** Reads the text of a Protobuf definition. */
final class ProtobufText {
    private ProtobufText() {}

    static ProtoSchema read(String text) {
        try {
            return ProtoSchema.parse(text);
        } catch (IllegalArgumentException e) {
            throw new SchemaException("Not a valid Protobuf definition: " + e.getMessage(), e);
        }
    }
}
