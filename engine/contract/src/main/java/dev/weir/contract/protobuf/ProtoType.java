package dev.weir.contract.protobuf;

import java.util.Locale;
import java.util.Optional;

/** The type of a field. */
public sealed interface ProtoType {

    /** How the language writes it. */
    String text();

    /** The scalar value types. */
    enum Scalar implements ProtoType {
        DOUBLE,
        FLOAT,
        INT32,
        INT64,
        UINT32,
        UINT64,
        SINT32,
        SINT64,
        FIXED32,
        FIXED64,
        SFIXED32,
        SFIXED64,
        BOOL,
        STRING,
        BYTES;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<ProtoType> of(String text) {
            for (Scalar scalar : values()) {
                if (scalar.text().equals(text)) {
                    return Optional.of(scalar);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A message or an enum.
     *
     * @param kind where it is declared; the kind of an imported type is unknown
     */
    record Named(String fullName, Kind kind) implements ProtoType {
        /** What a name stands for. */
        public enum Kind {
            MESSAGE,
            ENUM,
            IMPORTED
        }

        @Override
        public String text() {
            return fullName;
        }

        public boolean isEnum() {
            return kind == Kind.ENUM;
        }
    }

    /** A map field. */
    record MapOf(Scalar key, ProtoType value) implements ProtoType {
        @Override
        public String text() {
            return "map<%s, %s>".formatted(key.text(), value.text());
        }
    }
}
