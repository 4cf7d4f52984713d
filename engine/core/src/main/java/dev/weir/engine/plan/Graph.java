package dev.weir.engine.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who comes after whom. Nodes have an order of their own, which decides where the graph does not. */
final class Graph<N> {
    private final Comparator<N> tieBreak;
    private final Map<N, Set<N>> before;
    private final Map<N, Set<N>> after;

    Graph(Comparator<N> tieBreak) {
        this.tieBreak = tieBreak;
        this.before = new TreeMap<>(tieBreak);
        this.after = new TreeMap<>(tieBreak);
    }

    void add(N node) {
        before.computeIfAbsent(node, unused -> new LinkedHashSet<>());
        after.computeIfAbsent(node, unused -> new LinkedHashSet<>());
    }

    boolean contains(N node) {
        return before.containsKey(node);
    }

    /** Puts one node after another; both must have been added. */
    void order(N later, N earlier) {
        if (!later.equals(earlier)) {
            before.get(later).add(earlier);
            after.get(earlier).add(later);
        }
    }

    /** Puts one node after another unless that closes a cycle. */
    void prefer(N later, N earlier) {
        if (!reaches(later, earlier)) {
            order(later, earlier);
        }
    }

    /** What comes directly before a node. */
    Set<N> before(N node) {
        return before.get(node);
    }

    /** These nodes with everything that comes before them. */
    Set<N> closure(Set<N> nodes) {
        Set<N> closure = new TreeSet<>(tieBreak);
        Deque<N> open = new ArrayDeque<>(nodes);
        while (!open.isEmpty()) {
            N node = open.pop();
            if (closure.add(node)) {
                open.addAll(before.get(node));
            }
        }
        return closure;
    }

    /** All nodes, each after what comes before it. Nodes on a cycle, and those after them, are left out. */
    List<N> sorted() {
        Map<N, Integer> waiting = new TreeMap<>(tieBreak);
        before.forEach((node, earlier) -> waiting.put(node, earlier.size()));
        PriorityQueue<N> ready = new PriorityQueue<>(tieBreak);
        waiting.forEach((node, count) -> {
            if (count == 0) {
                ready.add(node);
            }
        });
        List<N> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            N node = ready.poll();
            sorted.add(node);
            after.get(node).forEach(later -> {
                if (waiting.merge(later, -1, Integer::sum) == 0) {
                    ready.add(later);
                }
            });
        }
        return sorted;
    }

    /** Nodes that form a cycle, each after the next and the last after the first; empty where there is none. */
    List<N> cycle() {
        Set<N> unsorted = new TreeSet<>(tieBreak);
        unsorted.addAll(before.keySet());
        unsorted.removeAll(new HashSet<>(sorted()));
        if (unsorted.isEmpty()) {
            return List.of();
        }
        List<N> path = new ArrayList<>();
        N node = unsorted.iterator().next();
        while (!path.contains(node)) {
            path.add(node);
            node = before.get(node).stream()
                    .filter(unsorted::contains)
                    .findFirst()
                    .orElseThrow();
        }
        return List.copyOf(path.subList(path.indexOf(node), path.size()));
    }

    private boolean reaches(N from, N to) {
        Set<N> seen = new HashSet<>();
        Deque<N> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            N node = open.pop();
            if (node.equals(to)) {
                return true;
            }
            if (seen.add(node)) {
                open.addAll(after.get(node));
            }
        }
        return false;
    }
}
