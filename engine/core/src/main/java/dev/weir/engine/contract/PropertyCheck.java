package dev.weir.engine.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Problems;
import dev.weir.engine.StandIns;
import dev.weir.spec.Resource;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Kind;
import dev.weir.spi.PropertyProblem;
import dev.weir.spi.PropertyRules;
import dev.weir.spi.Sensitive;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                ? hidden(rules, resource).stream().map(problem -> Problems.at(resource, problem))
                : Stream.empty();
    }

    /** A rule may quote what it refuses: it is asked about other values, too, and what then differs is left out. */
    private static List<PropertyProblem> hidden(PropertyRules rules, Resource resource) {
        List<PropertyProblem> found = rules.check(resource.properties().deepCopy());
        if (found.isEmpty() || !Sensitive.in(resource.properties())) {
            return found;
        }
        List<PropertyProblem> others = others(rules, resource);
        return found.stream().map(problem -> hidden(problem, others)).toList();
    }

    private static List<PropertyProblem> others(PropertyRules rules, Resource resource) {
        try {
            return rules.check((ObjectNode) StandIns.of(resource.properties()));
        } catch (RuntimeException unfit) {
            return List.of();
        }
    }

    private static PropertyProblem hidden(PropertyProblem problem, List<PropertyProblem> others) {
        Diagnostic one = problem.diagnostic();
        Optional<Diagnostic> other = others.stream()
                .filter(found -> found.pointer().equals(problem.pointer())
                        && found.diagnostic().summary().equals(one.summary()))
                .map(PropertyProblem::diagnostic)
                .findFirst();
        return new PropertyProblem(problem.pointer(), problem.within(), StandIns.hidden(one, other));
    }
}
