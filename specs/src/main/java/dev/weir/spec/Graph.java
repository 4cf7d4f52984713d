package dev.weir.spec;

import dev.weir.spi.Diagnostic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What needs what, put into an order. Iterative, because chains of resources can be long. */
final class Graph {
    private final Map<Address, List<Edge>> needs = new LinkedHashMap<>();
    private final Map<Address, List<Address>> neededBy = new HashMap<>();
    private final List<List<Edge>> cycles = new ArrayList<>();
    private final List<Address> order = new ArrayList<>();

    Graph(Collection<Address> nodes, Collection<Edge> edges) {
        new TreeSet<>(nodes).forEach(node -> needs.put(node, new ArrayList<>()));
        edges.stream().filter(edge -> needs.containsKey(edge.to())).forEach(edge -> {
            needs.get(edge.from()).add(edge);
            neededBy.computeIfAbsent(edge.to(), key -> new ArrayList<>()).add(edge.from());
        });
        sort();
    }

    /** All nodes, each after what it needs where that is possible. */
    List<Address> order() {
        return order;
    }

    /** One cycle for every group of nodes that need each other. */
    List<List<Edge>> cycles() {
        return cycles;
    }

    private void sort() {
        Map<Address, Integer> open = new HashMap<>();
        needs.forEach((node, edges) -> open.put(node, edges.size()));
        Set<Address> rest = new LinkedHashSet<>(needs.keySet());
        Deque<Address> ready = new ArrayDeque<>(
                rest.stream().filter(node -> open.get(node) == 0).toList());
        while (!rest.isEmpty()) {
            take(ready, open, rest);
            if (!rest.isEmpty()) {
                List<Edge> cycle = cycle(rest);
                cycles.add(cycle);
                cycle.forEach(edge -> open.put(edge.from(), 0));
                cycle.forEach(edge -> ready.add(edge.from()));
            }
        }
    }

    private void take(Deque<Address> ready, Map<Address, Integer> open, Set<Address> rest) {
        while (!ready.isEmpty()) {
            Address node = ready.poll();
            if (rest.remove(node)) {
                order.add(node);
                for (Address dependent : neededBy.getOrDefault(node, List.of())) {
                    if (open.merge(dependent, -1, Integer::sum) == 0) {
                        ready.add(dependent);
                    }
                }
            }
        }
    }

    /** Every node that is left needs another one that is left: following them must come round. */
    private List<Edge> cycle(Set<Address> rest) {
        List<Edge> walked = new ArrayList<>();
        Set<Address> visited = new HashSet<>();
        Address at = rest.iterator().next();
        while (visited.add(at)) {
            Edge next = needs.get(at).stream()
                    .filter(edge -> rest.contains(edge.to()))
                    .findFirst()
                    .orElseThrow();
            walked.add(next);
            at = next.to();
        }
        Address start = at;
        int first = walked.stream().map(Edge::from).toList().indexOf(start);
        return List.copyOf(walked.subList(first, walked.size()));
    }

    /** The diagnostic for a cycle. */
    static Diagnostic diagnostic(List<Edge> cycle) {
        Edge first = cycle.getFirst();
        String way = cycle.stream()
                .map(edge -> "%s needs %s (%s)".formatted(edge.from(), edge.to(), edge.place()))
                .collect(Collectors.joining("\n"));
        return Diagnostic.error(
                        "Resources need each other",
                        "None of them could be created first. Remove one of these references:\n" + way)
                .about(first.from().toString())
                .at(first.place());
    }
}
