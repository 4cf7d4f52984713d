package dev.weir.spec;

import dev.weir.spi.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** What to say about things that need each other. */
final class Cycles {
    private Cycles() {}

    /** Each resource must exist before the next one can be created. */
    static Diagnostic ofResources(List<Edge<Address>> cycle) {
        Edge<Address> first = cycle.getFirst();
        return Diagnostic.error(
                        "Resources need each other",
                        "None of them can be created first. Remove one of these references:\n" + way(cycle, "needs"))
                .about(first.from().toString())
                .at(first.place());
    }

    /** Each value is made from the next one. */
    static Diagnostic ofValues(List<Edge<PropertyAddress>> cycle) {
        Edge<PropertyAddress> first = cycle.getFirst();
        return Diagnostic.error(
                        "Values need each other",
                        "None of them can be evaluated first. Remove one of these references:\n" + way(cycle, "reads"))
                .about(first.from().resource().toString())
                .at(first.place());
    }

    private static <N> String way(List<Edge<N>> cycle, String verb) {
        return cycle.stream()
                .map(edge -> "%s %s %s (%s)".formatted(edge.from(), verb, edge.to(), edge.place()))
                .collect(Collectors.joining("\n"));
    }
}
