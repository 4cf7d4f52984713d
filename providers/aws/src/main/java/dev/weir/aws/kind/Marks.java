package dev.weir.aws.kind;

import dev.weir.spi.Ownership;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ownership as tags, and back. */
public final class Marks {
    private static final String PREFIX = "weir:";
    private static final String RESERVED = "aws:";

    private Marks() {}

    /** The tags that say this. */
    public static SortedMap<String, String> of(Ownership owner) {
        SortedMap<String, String> marks = new TreeMap<>();
        marks.put(Ownership.STACK_TAG, owner.stack());
        marks.put(Ownership.ADDRESS_TAG, owner.address());
        if (owner.isProtected()) {
            marks.put(Ownership.PROTECT_TAG, "true");
        }
        return marks;
    }

    /** What the tags say; empty when no stack has marked the object. */
    public static Optional<Ownership> owner(Map<String, String> tags) {
        return Optional.ofNullable(tags.get(Ownership.STACK_TAG))
                .map(stack -> new Ownership(
                        stack,
                        tags.getOrDefault(Ownership.ADDRESS_TAG, ""),
                        "true".equals(tags.get(Ownership.PROTECT_TAG))));
    }

    /** The tags that are neither marks nor AWS's own. */
    public static SortedMap<String, String> others(Map<String, String> tags) {
        SortedMap<String, String> others = new TreeMap<>(tags);
        others.keySet().removeIf(key -> key.startsWith(PREFIX) || key.startsWith(RESERVED));
        return others;
    }
}
