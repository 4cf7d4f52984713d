package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * One definition in the history of an object.
 *
 * @param number as the service counts, from 1; {@value #UNREGISTERED} for what a base revision declares and the service may never
 *     have seen
 * @param definition its text
 * @param roles what sets it apart from the others; empty for most
 */
public record Version(long number, String definition, Set<Role> roles) {
    /** The number of a definition that no service has numbered. */
    public static final long UNREGISTERED = 0;

    public Version {
        requireNonNull(definition, "definition");
        roles = Set.copyOf(roles);
    }

    /** What a base revision declares. */
    public static Version ofBase(String definition) {
        return new Version(UNREGISTERED, definition, Set.of(Role.BASE));
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** How people call it. */
    public static String name(long number) {
        return number == UNREGISTERED ? "the base revision" : "version " + number;
    }

    /** What sets a version apart. */
    public enum Role {
        /** The one that the service hands out when asked for the latest. */
        LATEST,
        /** The one at which the compatibility mode was last set. */
        CHECKPOINT,
        /** What the spec declares at a base revision. */
        BASE,
        /** It says what is desired already. */
        SAME
    }
}
