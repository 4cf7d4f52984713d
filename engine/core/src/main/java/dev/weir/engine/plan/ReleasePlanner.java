package dev.weir.engine.plan;

import dev.weir.engine.Action;
import dev.weir.spec.Address;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import dev.weir.spi.Live;
import dev.weir.spi.PlanRequest;
import dev.weir.spi.PlanResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Plans to take a stack's mark off objects that stay as they are. */
final class ReleasePlanner {
    private final Kinds kinds;
    private final Environment environment;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    ReleasePlanner(Kinds kinds, Environment environment) {
        this.kinds = kinds;
        this.environment = environment;
    }

    List<Draft> plan(List<Live> objects) {
        return objects.stream().map(this::plan).toList();
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    private Draft plan(Live live) {
        RecordedRelated related = new RecordedRelated(identity -> Optional.empty());
        PlanRequest request = new PlanRequest(
                live.identity(),
                Optional.of(live.properties()),
                Optional.of(live),
                Optional.empty(),
                environment,
                related);
        PlanResponse response = MarkDifferences.shown(request, Marking.plan(kinds.of(live.identity()), request));
        Address address = DeletionPlanner.markedAddress(live);
        response.diagnostics().forEach(problem -> diagnostics.add(problem.about(address.toString())));
        return new Draft(
                address,
                live.identity(),
                Action.RELEASE,
                Optional.of(live),
                response,
                related.intent(request),
                new TreeSet<>());
    }
}
