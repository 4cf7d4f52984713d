package dev.weir.engine.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Problems;
import dev.weir.engine.StandIns;
import dev.weir.spec.Resource;
import dev.weir.spi.DataFlow;
import dev.weir.spi.DataFlow.Finding;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import dev.weir.spi.PropertyProblem;
import dev.weir.spi.Sensitive;
import dev.weir.spi.SourceRange;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks what flows between a stack's resources. */
public final class FlowCheck {
    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(
            (Diagnostic diagnostic) -> diagnostic.source().orElse(null),
            Comparator.nullsFirst(Comparator.comparing(SourceRange::file)
                    .thenComparingInt(SourceRange::line)
                    .thenComparingInt(SourceRange::column)));

    private FlowCheck() {}

    /** What the provider finds, each at the place of the value that it is about, in the order of the places. */
    public static List<Diagnostic> check(DataFlow flow, Collection<Resource> resources, DataFlow.Known known) {
        Map<Identity, Resource> byIdentity = new HashMap<>();
        resources.forEach(resource -> byIdentity.putIfAbsent(resource.identity(), resource));
        return hidden(flow, landscape(resources, known)).stream()
                .map(finding -> Problems.at(
                        byIdentity.get(finding.identity()),
                        new PropertyProblem(finding.pointer(), finding.within(), finding.diagnostic())))
                .sorted(BY_PLACE)
                .toList();
    }

    /** A finding may quote what it is about: the flow is asked about other values, too, and what then differs is left out. */
    private static List<Finding> hidden(DataFlow flow, DataFlow.Landscape landscape) {
        List<Finding> found = flow.check(landscape);
        if (found.isEmpty() || landscape.resources().stream().noneMatch(one -> Sensitive.in(one.properties()))) {
            return found;
        }
        List<Finding> others = others(flow, landscape);
        return found.stream().map(finding -> hidden(finding, others)).toList();
    }

    private static List<Finding> others(DataFlow flow, DataFlow.Landscape landscape) {
        List<DataFlow.Resource> resources = landscape.resources().stream()
                .map(one -> new DataFlow.Resource(
                        one.address(), one.identity(), (ObjectNode) StandIns.of(one.properties())))
                .toList();
        try {
            return flow.check(new DataFlow.Landscape(resources, landscape.known()));
        } catch (RuntimeException unfit) {
            return List.of();
        }
    }

    private static Finding hidden(Finding finding, List<Finding> others) {
        Diagnostic one = finding.diagnostic();
        Optional<Diagnostic> other = others.stream()
                .filter(found -> found.identity().equals(finding.identity())
                        && found.pointer().equals(finding.pointer())
                        && found.diagnostic().summary().equals(one.summary()))
                .map(Finding::diagnostic)
                .findFirst();
        return new Finding(finding.identity(), finding.pointer(), finding.within(), StandIns.hidden(one, other));
    }

    /** Each mistake once, whichever of the resources that {@code forEach} made of one declaration has it. */
    public static List<Diagnostic> distinct(List<Diagnostic> diagnostics) {
        Set<List<Object>> known = new HashSet<>();
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.source().isEmpty()
                        || known.add(List.of(diagnostic.summary(), diagnostic.detail(), diagnostic.source())))
                .toList();
    }

    /** Resources as the provider wants to see them. */
    public static DataFlow.Landscape landscape(Collection<Resource> resources, DataFlow.Known known) {
        return new DataFlow.Landscape(
                resources.stream()
                        .map(resource -> new DataFlow.Resource(
                                resource.address().toString(), resource.identity(), resource.properties()))
                        .toList(),
                known);
    }
}
