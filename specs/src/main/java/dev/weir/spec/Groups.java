package dev.weir.spec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Resources in groups, each after the groups that it reads. Those that read each other are in one group; mostly a group is one
 * resource. Iterative (Kosaraju's two searches), because chains of resources can be long.
 */
final class Groups {
    private final Map<Address, Set<Address>> reads = new HashMap<>();
    private final Map<Address, Set<Address>> readBy = new HashMap<>();
    private final List<List<Address>> groups = new ArrayList<>();

    Groups(Collection<Address> resources, Collection<Edge<PropertyAddress>> edges) {
        for (Address resource : resources) {
            reads.put(resource, new TreeSet<>());
            readBy.put(resource, new TreeSet<>());
        }
        for (Edge<PropertyAddress> edge : edges) {
            reads.get(edge.from().resource()).add(edge.to().resource());
            readBy.get(edge.to().resource()).add(edge.from().resource());
        }
        List<Address> finished = new ArrayList<>();
        Set<Address> seen = new HashSet<>();
        new TreeSet<>(resources).descendingSet().forEach(start -> search(start, readBy, seen, finished));
        seen.clear();
        for (Address start : finished.reversed()) {
            List<Address> group = new ArrayList<>();
            search(start, reads, seen, group);
            if (!group.isEmpty()) {
                groups.add(group.stream().sorted().toList());
            }
        }
    }

    List<List<Address>> inOrder() {
        return groups;
    }

    private record Step(Address address, Iterator<Address> next) {}

    /** Adds what is found to a list, each after what is found from there. */
    private static void search(
            Address start, Map<Address, Set<Address>> along, Set<Address> seen, List<Address> finished) {
        Deque<Step> path = new ArrayDeque<>();
        if (seen.add(start)) {
            path.push(new Step(start, along.get(start).iterator()));
        }
        while (!path.isEmpty()) {
            Step step = path.peek();
            if (!step.next().hasNext()) {
                finished.add(path.pop().address());
                continue;
            }
            Address next = step.next().next();
            if (seen.add(next)) {
                path.push(new Step(next, along.get(next).iterator()));
            }
        }
    }
}
