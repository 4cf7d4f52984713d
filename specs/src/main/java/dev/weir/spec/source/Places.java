package dev.weir.spec.source;

import dev.weir.spi.SourceRange;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The places of the values of one tree, by JSON Pointer. */
public final class Places {
    public static final Places NONE = new Places(Map.of(), Pointers.ROOT);

    private final Map<String, Place> places;
    private final String base;

    private Places(Map<String, Place> places, String base) {
        this.places = places;
        this.base = base;
    }

    /** These places by pointer. */
    public static Places of(Map<String, Place> places) {
        return new Places(new HashMap<>(places), Pointers.ROOT);
    }

    /** The places of the value at {@code pointer}, with pointers counted from there. */
    public Places below(String pointer) {
        return new Places(places, base + pointer);
    }

    /** The place of exactly this value; empty when it is not written. */
    public Optional<Place> place(String pointer) {
        return Optional.ofNullable(places.get(base + pointer));
    }

    /** What to point at for a value, or for the nearest written one around it. */
    public Optional<SourceRange> site(String pointer) {
        return place(pointer).map(Place::site).or(() -> around(pointer));
    }

    /** The key of a value, or what to point at for the nearest written value around it. */
    public Optional<SourceRange> owner(String pointer) {
        return place(pointer).map(Place::owner).or(() -> around(pointer));
    }

    private Optional<SourceRange> around(String pointer) {
        return pointer.isEmpty() ? Optional.empty() : owner(Pointers.parent(pointer));
    }
}
