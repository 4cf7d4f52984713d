package dev.weir.engine.contract;

import dev.weir.engine.Problems;
import dev.weir.spec.Resource;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Kind;
import dev.weir.spi.PropertyRules;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks each resource by its kind's own rules, those beyond its schema that need no answer from the service. */
public final class PropertyCheck {
    private final Map<String, Kind> kinds;

    /** @param kinds by name */
    public PropertyCheck(Map<String, Kind> kinds) {
        this.kinds = Map.copyOf(kinds);
    }

    /** What is wrong, each mistake at its place, in the order of the resources; mistakes of one declaration once. */
    public List<Diagnostic> check(Collection<Resource> resources) {
        return FlowCheck.distinct(resources.stream().flatMap(this::of).toList());
    }

    private Stream<Diagnostic> of(Resource resource) {
        return kinds.get(resource.identity().kind()) instanceof PropertyRules rules
                ? rules.check(resource.properties().deepCopy()).stream().map(problem -> Problems.at(resource, problem))
                : Stream.empty();
    }
}
