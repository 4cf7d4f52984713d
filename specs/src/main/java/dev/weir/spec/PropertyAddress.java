package dev.weir.spec;

import java.util.Comparator;

/** One property of one resource: what is evaluated at a time. */
record PropertyAddress(Address resource, String name) implements Comparable<PropertyAddress> {
    private static final Comparator<PropertyAddress> ORDER =
            Comparator.comparing(PropertyAddress::resource).thenComparing(PropertyAddress::name);

    @Override
    public int compareTo(PropertyAddress other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return resource + "." + name;
    }
}
