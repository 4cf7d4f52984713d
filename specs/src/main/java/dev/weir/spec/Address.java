package dev.weir.spec;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where a resource is declared: {@code streams.orders}.
 *
 * @param kind the kind's plural name
 * @param name the logical name; with {@code forEach} followed by the key in brackets, {@code orders["eu"]}
 */
public record Address(String kind, String name) implements Comparable<Address> {
    public Address {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
    }

    /** Reads {@code kind.name}, or what {@link #mark} wrote; empty where there is no point between two non-empty parts. */
    public static Optional<Address> parse(String text) {
        int point = text.indexOf('.');
        return point > 0 && point < text.length() - 1
                ? Optional.of(new Address(text.substring(0, point), AddressMark.read(text.substring(point + 1))))
                : Optional.empty();
    }

    /** The address in characters that AWS allows in the value of a tag: {@code streams.orders:eu}. */
    public String mark() {
        return kind + "." + AddressMark.of(name);
    }

    @Override
    public int compareTo(Address other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return kind + "." + name;
    }
}
