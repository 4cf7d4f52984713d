package dev.weir.engine.plan;

import dev.weir.engine.Problems;
import dev.weir.spec.Address;
import dev.weir.spec.Resource;
import dev.weir.spec.Stack;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The resources that a plan is made for, by address and by identity, each after what it refers to. */
final class Declarations {
    private final Kinds kinds;
    private final Map<Address, Resource> scope = new LinkedHashMap<>();
    private final Map<Identity, Resource> byIdentity = new HashMap<>();
    private final ReferenceIndex index = new ReferenceIndex();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Declarations(Stack stack, Kinds kinds, Targets targets) {
        this.kinds = kinds;
        stack.resources().values().forEach(this::register);
        Graph<Address> graph = needs(stack);
        reportCycle(graph);
        Set<Address> wanted = named(stack)
                .closure(stack.resources().keySet().stream()
                        .filter(targets::include)
                        .collect(Collectors.toSet()));
        graph.sorted().stream()
                .filter(wanted::contains)
                .forEach(address -> scope.put(address, stack.resources().get(address)));
    }

    /** The resources to plan for: with targets, these and what they refer to. */
    List<Resource> inOrder() {
        return List.copyOf(scope.values());
    }

    /** The resource with this identity, whether it is in scope or not. */
    Optional<Resource> find(Identity identity) {
        return Optional.ofNullable(byIdentity.get(identity));
    }

    List<References.Found> references(Resource resource) {
        return References.in(kinds.schema(resource.identity()), resource.properties());
    }

    /** The declared object that a reference means. */
    Optional<Identity> resolve(References.Found found) {
        return index.resolve(found);
    }

    /** What is wrong with the declarations among themselves. */
    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    private void register(Resource resource) {
        index.add(resource.identity(), resource.properties(), resource.attributes());
        Resource other = byIdentity.putIfAbsent(resource.identity(), resource);
        if (other != null) {
            diagnostics.add(Problems.at(
                    resource,
                    "Two resources for one object",
                    "%s is the %s, which is already %s. Remove one of the two, or give it another name."
                            .formatted(resource.address(), kinds.describe(resource.identity()), other.address())));
        }
    }

    /** Who names whom, in any text: with a target comes what it names. */
    private Graph<Address> named(Stack stack) {
        Graph<Address> graph = needs(stack);
        stack.resources().values().forEach(resource -> resource.references()
                .forEach(reference -> graph.order(resource.address(), reference)));
        return graph;
    }

    /** Who must exist before whom. */
    private Graph<Address> needs(Stack stack) {
        Graph<Address> graph = new Graph<>(Comparator.comparingInt((Address address) -> kinds.rank(address.kind()))
                .thenComparing(Comparator.naturalOrder()));
        stack.resources().keySet().forEach(graph::add);
        stack.resources().values().forEach(resource -> references(resource).stream()
                .flatMap(found -> resolve(found).stream())
                .forEach(identity ->
                        graph.order(resource.address(), byIdentity.get(identity).address())));
        return graph;
    }

    private void reportCycle(Graph<Address> graph) {
        List<Address> cycle = graph.cycle();
        if (!cycle.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                            "Resources need each other",
                            "None of these can be created first: %s."
                                    .formatted(cycle.stream()
                                            .map(Address::toString)
                                            .collect(Collectors.joining(" -> "))))
                    .about(cycle.getFirst().toString()));
        }
    }
}
