package dev.weir.contract.protobuf;

import java.util.List;
import java.util.Set;

/**
 * What a message or enum has given up for good.
 *
 * @param ranges of numbers, both ends included
 */
public record ProtoReserved(Set<String> names, List<Range> ranges) {
    /** Nothing is reserved. */
    public static final ProtoReserved NONE = new ProtoReserved(Set.of(), List.of());

    public ProtoReserved {
        names = Set.copyOf(names);
        ranges = List.copyOf(ranges);
    }

    public boolean holds(int number) {
        return ranges.stream().anyMatch(range -> range.first() <= number && number <= range.last());
    }

    public boolean holds(String name) {
        return names.contains(name);
    }

    /** Numbers from {@code first} to {@code last}, both included. */
    public record Range(int first, int last) {}
}
