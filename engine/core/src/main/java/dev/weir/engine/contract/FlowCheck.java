package dev.weir.engine.contract;

import dev.weir.engine.Problems;
import dev.weir.spec.Resource;
import dev.weir.spi.DataFlow;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks what flows between a stack's resources. */
public final class FlowCheck {
    private FlowCheck() {}

    /** What the provider finds, each at the place of the value that it is about. */
    public static List<Diagnostic> check(DataFlow flow, Collection<Resource> resources, DataFlow.Known known) {
        Map<Identity, Resource> byIdentity = new HashMap<>();
        resources.forEach(resource -> byIdentity.putIfAbsent(resource.identity(), resource));
        return flow.check(landscape(resources, known)).stream()
                .map(finding ->
                        Problems.at(byIdentity.get(finding.identity()), finding.pointer(), finding.diagnostic()))
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
