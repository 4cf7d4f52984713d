package dev.weir.spi;

import static java.util.Objects.requireNonNull;

/**
 * What an object is called where it lives: fixed by the spec, unique within account and region.
 *
 * @param kind the kind's plural name, such as {@code streams}
 * @param name the parts that the kind's schema lists under {@code identity}, joined by {@code /}: {@code orders} for a
 *     stream, {@code registry/schema} for a schema, {@code database/table} for a table, {@code bucket/key} for an object
 */
public record Identity(String kind, String name) implements Comparable<Identity> {
    public Identity {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        if (kind.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException(
                    "an identity needs a kind and a name, not '" + kind + "' '" + name + "'");
        }
    }

    /** The part before the first {@code /}: the container, for kinds whose objects live in one. */
    public String parent() {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    /** The part after the first {@code /}, or the whole name where there is none. */
    public String leaf() {
        return name.substring(name.indexOf('/') + 1);
    }

    @Override
    public int compareTo(Identity other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    /** What it is called within a sentence, such as {@code bucket 'lake'}. */
    public String description() {
        String singular = kind.endsWith("ies")
                ? kind.substring(0, kind.length() - "ies".length()) + "y"
                : kind.substring(0, kind.length() - 1);
        return singular + " '" + name + "'";
    }

    @Override
    public String toString() {
        return kind + " '" + name + "'";
    }
}
