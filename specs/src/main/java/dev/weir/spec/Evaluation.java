package dev.weir.spec;

import static java.util.Objects.requireNonNull;

import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What came of evaluating a stack.
 *
 * @param stack empty when parsing or evaluating found errors
 * @param resources those whose identity is known, also where there are errors: a value that could not be told is null
 * @param secrets what nobody may see of them
 * @param diagnostics found by evaluating; those of parsing are not repeated
 */
public record Evaluation(
        Optional<Stack> stack, SortedMap<Address, Resource> resources, Secrets secrets, List<Diagnostic> diagnostics) {
    public Evaluation {
        requireNonNull(stack, "stack");
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
        requireNonNull(secrets, "secrets");
        diagnostics = List.copyOf(diagnostics);
    }

    /** What the resources are called where they live, also where there are errors. */
    public SortedSet<Identity> identities() {
        SortedSet<Identity> identities = new TreeSet<>();
        resources.values().forEach(resource -> identities.add(resource.identity()));
        return identities;
    }
}
