package dev.weir.local.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The type of a value, with its constraints. */
public sealed interface Shape {
    String name();

    /** Whether values must stay out of messages. */
    default boolean sensitive() {
        return false;
    }

    /**
     * Named members.
     *
     * @param payload the member that is the whole HTTP body
     * @param fault set for exceptions
     */
    record Structure(
            String name,
            Map<String, Member> members,
            Set<String> required,
            Optional<String> payload,
            Optional<Fault> fault)
            implements Shape {}

    /** A list. */
    record Sequence(String name, Member member, boolean flattened, Bounds size) implements Shape {}

    /** A map from text. */
    record Dictionary(String name, Member key, Member value, boolean flattened, Bounds size) implements Shape {}

    /** A string; {@code values} is empty where it is no enumeration. */
    record Text(String name, Bounds length, Optional<String> pattern, List<String> values, boolean sensitive)
            implements Shape {}

    /** An integer or a floating-point number. */
    record Numeric(String name, Kind kind, Bounds range) implements Shape {
        /** What numbers fit. */
        public enum Kind {
            INTEGER,
            LONG,
            FLOAT,
            DOUBLE
        }
    }

    /** A boolean. */
    record Truth(String name) implements Shape {}

    /** Bytes. */
    record Blob(String name, Bounds length, boolean streaming, boolean sensitive) implements Shape {}

    /** A point in time; {@code format} overrides the protocol's own. */
    record Timestamp(String name, Optional<String> format) implements Shape {}

    /** Any JSON. */
    record Document(String name) implements Shape {}

    /** What an exception looks like on the wire. */
    record Fault(String code, int status, boolean server) {}
}
