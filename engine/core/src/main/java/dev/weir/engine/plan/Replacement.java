package dev.weir.engine.plan;

import dev.weir.spi.Difference;
import dev.weir.spi.Kind;
import dev.weir.spi.PlanRequest;
import dev.weir.spi.PlanResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a kind to change an object in place, or, where the engine wants it, to delete and create it. */
final class Replacement {
    private final Kind kind;
    private final PlanRequest request;

    Replacement(Kind kind, PlanRequest request) {
        this.kind = kind;
        this.request = request;
    }

    /** What the kind itself would do; it may be a replacement as well. */
    PlanResponse inPlace() {
        return Marking.plan(kind, request);
    }

    /** Deletion and creation because a property differs that the declaration wants it for. */
    PlanResponse because(PlanResponse inPlace, List<String> pointers) {
        List<Difference> differences = inPlace.differences().stream()
                .map(difference -> Pointers.cover(pointers, difference.path()) ? replacing(difference) : difference)
                .toList();
        return replace(differences, List.of());
    }

    /** Deletion and creation because what the object lies in is deleted and created. */
    PlanResponse with(PlanResponse inPlace, String container) {
        return replace(inPlace.differences(), List.of("It is deleted and created again with the " + container + "."));
    }

    private PlanResponse replace(List<Difference> differences, List<String> reasons) {
        PlanResponse deletion = Marking.plan(kind, deletion(request));
        PlanResponse creation = Marking.plan(
                kind,
                new PlanRequest(
                        request.identity(),
                        request.desired(),
                        Optional.empty(),
                        request.owner(),
                        request.environment(),
                        request.related(),
                        request.foreign(),
                        List.of()));
        return new PlanResponse(
                differences,
                deletion.deletion(),
                creation.steps(),
                creation.attributes(),
                joined(reasons, joined(deletion.risks(), creation.risks())),
                deletion.dataLoss().and(creation.dataLoss()),
                joined(deletion.diagnostics(), creation.diagnostics()));
    }

    /** The request that removes what another request would change. */
    static PlanRequest deletion(PlanRequest request) {
        return new PlanRequest(
                request.identity(),
                Optional.empty(),
                request.live(),
                Optional.empty(),
                request.environment(),
                request.related(),
                request.foreign(),
                List.of());
    }

    private static Difference replacing(Difference difference) {
        return new Difference(difference.path(), difference.before(), difference.after(), true, difference.sensitive());
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> joined = new ArrayList<>(first);
        second.stream().filter(item -> !first.contains(item)).forEach(joined::add);
        return joined;
    }
}
