package dev.weir.engine.plan;

import dev.weir.engine.Plan;
import dev.weir.engine.Problems;
import dev.weir.spec.Resource;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Discovery;
import dev.weir.spi.Identity;
import dev.weir.spi.ProviderException;
import dev.weir.spi.ProviderException.Category;
import java.util.ArrayList;
import java.util.List;

/** Words for what may exist and may not be seen. It is neither created nor deleted, and the rest is planned all the same. */
final class Hidden {
    private Hidden() {}

    /** A declared object, which is an error: whether to create or to change it is unknown. */
    static Diagnostic declared(Resource resource, String object, ProviderException why) {
        return Problems.at(
                resource,
                why.category() == Category.ELSEWHERE ? Plan.ELSEWHERE : Plan.UNREADABLE,
                "Nothing is planned for the %s, because %s. %s"
                        .formatted(
                                object,
                                why.category() == Category.ELSEWHERE
                                        ? "it cannot be managed from here"
                                        : "Weir cannot tell whether it exists",
                                why.getMessage()));
    }

    /** A declared object that follows from one that may not be seen. */
    static Diagnostic needed(Resource resource, String object, String needed, ProviderException why) {
        return Problems.at(
                resource,
                Plan.UNREADABLE,
                "Nothing is planned for the %s, because it depends on the %s. %s"
                        .formatted(object, needed, why.getMessage()));
    }

    /** What is neither declared nor to be deleted as long as nobody knows whose it is. */
    static List<Diagnostic> undeclared(LiveState state, Kinds kinds, Declarations declarations) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        state.hidden().forEach((identity, why) -> {
            if (declarations.find(identity).isEmpty()) {
                diagnostics.add(kept(kinds.describe(identity), identity, why));
            }
        });
        diagnostics.addAll(gaps(state));
        return diagnostics;
    }

    /** What the search for the stack's objects left out, as one warning. */
    static List<Diagnostic> gaps(LiveState state) {
        List<String> gaps = state.discoveries().stream()
                .map(Discovery::gaps)
                .flatMap(List::stream)
                .distinct()
                .toList();
        return gaps.isEmpty() ? List.of() : List.of(unsearched(gaps));
    }

    /** Earlier definitions, which a new one has to live with. */
    static Diagnostic history(String object, ProviderException why) {
        return Diagnostic.warning(
                "The earlier versions cannot be read",
                "The new definition of the %s is not checked against them here. The service checks it when the plan is applied. %s"
                        .formatted(object, why.getMessage()));
    }

    static Diagnostic kept(String object, Identity identity, ProviderException why) {
        return Diagnostic.warning(
                        Plan.UNREADABLE,
                        "The %s may belong to the stack and is left as it is. %s".formatted(object, why.getMessage()))
                .about(identity.kind() + "." + identity.name());
    }

    private static Diagnostic unsearched(List<String> gaps) {
        return Diagnostic.warning(
                "Not everything could be searched",
                "What the stack owns there and does not declare is unknown, so it is not deleted:\n- "
                        + String.join("\n- ", gaps));
    }
}
