package dev.weir.cli.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spec.Address;
import dev.weir.spec.Resource;
import dev.weir.spec.Stack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A stack's resources and what leads from one to another, as far as its files tell. Arrows point the way that data take: from a
 * stream to its table, from a job to the bucket that it writes. Where no data flow they point to what names the other; two that name each other have both arrows.
 *
 * @param resources by address
 * @param edges in the order of their ends
 */
public record StackGraph(Map<Address, Resource> resources, List<Edge> edges) {
    private static final Set<String> CARRIERS = Set.of("streams", "schemas", "tables", "jobs", "buckets", "crawlers");

    public StackGraph {
        resources = new LinkedHashMap<>(resources);
        edges = List.copyOf(edges);
    }

    /**
     * An arrow.
     *
     * @param carriesData whether data, or their schema, take this way; else it is a need, such as that of a role
     */
    public record Edge(Address from, Address to, boolean carriesData) implements Comparable<Edge> {
        private static final Comparator<Edge> BY_ENDS =
                Comparator.comparing(Edge::from).thenComparing(Edge::to);

        @Override
        public int compareTo(Edge other) {
            return BY_ENDS.compare(this, other);
        }
    }

    public static StackGraph of(Stack stack) {
        Collection<Resource> resources = stack.resources().values();
        Set<Edge> edges = new TreeSet<>();
        resources.forEach(resource ->
                written(resource, resources).forEach(target -> edges.add(new Edge(resource.address(), target, true))));
        Set<Edge> data = Set.copyOf(edges);
        resources.forEach(resource -> needed(resource, resources)
                .filter(other -> !data.contains(new Edge(resource.address(), other, true)))
                .forEach(other -> edges.add(new Edge(
                        other,
                        resource.address(),
                        CARRIERS.contains(other.kind())
                                && CARRIERS.contains(resource.address().kind())))));
        return new StackGraph(stack.resources(), new ArrayList<>(edges));
    }

    /** What a resource sends data to: a pipeline its sink's bucket, a crawler the database of its tables. */
    private static Stream<Address> written(Resource resource, Collection<Resource> all) {
        return switch (resource.address().kind()) {
            case "jobs" -> bucket(resource.properties().at("/pipeline/to/path"), all).stream();
            case "crawlers" ->
                find("databases", resource.properties().path("database").asText(), all).stream();
            default -> Stream.empty();
        };
    }

    private static Stream<Address> needed(Resource resource, Collection<Resource> all) {
        List<Address> needed = new ArrayList<>(resource.references());
        resource.properties().at("/targets/s3Targets").forEach(target -> bucket(target.path("path"), all)
                .ifPresent(needed::add));
        return needed.stream()
                .filter(other -> !other.equals(resource.address()))
                .distinct();
    }

    private static Optional<Address> bucket(JsonNode place, Collection<Resource> all) {
        String[] parts = place.asText().split("/", 4);
        return parts.length > 2 && parts[0].equals("s3:") ? find("buckets", parts[2], all) : Optional.empty();
    }

    private static Optional<Address> find(String kind, String name, Collection<Resource> all) {
        return all.stream()
                .filter(resource -> resource.address().kind().equals(kind)
                        && resource.identity().name().equals(name))
                .map(Resource::address)
                .findFirst();
    }
}
