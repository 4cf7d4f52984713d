package dev.weir.contract.protobuf;

import java.util.Optional;

/**
 * A field of a message.
 *
 * @param label never {@code REPEATED} for a map, whose type says it all
 * @param oneOf the name of the oneof it stands in
 * @param doc the comment above it; may be empty
 */
public record ProtoField(String name, int number, Label label, ProtoType type, Optional<String> oneOf, String doc) {

    /** How often a field occurs. {@code IMPLICIT}: proto3 without a label, where absent and zero are the same. */
    public enum Label {
        REQUIRED,
        OPTIONAL,
        IMPLICIT,
        REPEATED
    }

    /** Whether a reader can tell that the field is absent. */
    public boolean hasPresence() {
        boolean message = type instanceof ProtoType.Named named && !named.isEnum();
        return label == Label.OPTIONAL || oneOf.isPresent() || (label == Label.IMPLICIT && message);
    }
}
