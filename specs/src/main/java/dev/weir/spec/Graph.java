package dev.weir.spec;

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

/** What needs what, put into an order. Iterative, because chains of resources can be long. */
final class Graph<N extends Comparable<N>> {
    private final Map<N, List<Edge<N>>> needs = new LinkedHashMap<>();
    private final Map<N, List<N>> neededBy = new HashMap<>();
    private final List<List<Edge<N>>> cycles = new ArrayList<>();
    private final List<N> order = new ArrayList<>();

    Graph(Collection<N> nodes, Collection<Edge<N>> edges) {
        new TreeSet<>(nodes).forEach(node -> needs.put(node, new ArrayList<>()));
        edges.stream().filter(edge -> needs.containsKey(edge.to())).forEach(edge -> {
            needs.get(edge.from()).add(edge);
            neededBy.computeIfAbsent(edge.to(), key -> new ArrayList<>()).add(edge.from());
        });
        sort();
    }

    /** All nodes, each after what it needs where that is possible. */
    List<N> order() {
        return order;
    }

    /** One cycle for every group of nodes that need each other. */
    List<List<Edge<N>>> cycles() {
        return cycles;
    }

    private void sort() {
        Map<N, Integer> open = new HashMap<>();
        needs.forEach((node, edges) -> open.put(node, edges.size()));
        Set<N> rest = new LinkedHashSet<>(needs.keySet());
        Deque<N> ready = new ArrayDeque<>(
                rest.stream().filter(node -> open.get(node) == 0).toList());
        while (!rest.isEmpty()) {
            take(ready, open, rest);
            if (!rest.isEmpty()) {
                List<Edge<N>> cycle = cycle(rest);
                cycles.add(cycle);
                cycle.forEach(edge -> open.put(edge.from(), 0));
                cycle.forEach(edge -> ready.add(edge.from()));
            }
        }
    }

    private void take(Deque<N> ready, Map<N, Integer> open, Set<N> rest) {
        while (!ready.isEmpty()) {
            N node = ready.poll();
            if (rest.remove(node)) {
                order.add(node);
                for (N dependent : neededBy.getOrDefault(node, List.of())) {
                    if (open.merge(dependent, -1, Integer::sum) == 0) {
                        ready.add(dependent);
                    }
                }
            }
        }
    }

    /** Every node that is left needs another one that is left: following them must come round. */
    private List<Edge<N>> cycle(Set<N> rest) {
        List<Edge<N>> walked = new ArrayList<>();
        Set<N> visited = new HashSet<>();
        N at = rest.iterator().next();
        while (visited.add(at)) {
            Edge<N> next = needs.get(at).stream()
                    .filter(edge -> rest.contains(edge.to()))
                    .findFirst()
                    .orElseThrow();
            walked.add(next);
            at = next.to();
        }
        N start = at;
        int first = walked.stream().map(Edge::from).toList().indexOf(start);
        return List.copyOf(walked.subList(first, walked.size()));
    }
}
