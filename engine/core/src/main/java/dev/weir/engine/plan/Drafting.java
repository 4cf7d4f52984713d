package dev.weir.engine.plan;

import dev.weir.engine.PlanOptions;
import dev.weir.engine.contract.ContractCheck;
import dev.weir.spec.Stack;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import dev.weir.spi.Live;
import java.util.List;
import java.util.stream.Stream;

/** Compares a declaration with what has been read, object by object. */
record Drafting(Kinds kinds, LiveState state, Environment environment, PlanOptions options, Histories histories) {
    /**
     * What came of it.
     *
     * @param leftovers what the stack owns and no longer declares
     */
    record Result(
            List<Draft> drafts,
            List<Live> leftovers,
            int unchanged,
            List<Diagnostic> resourceDiagnostics,
            List<Diagnostic> deletionDiagnostics) {}

    Result of(Stack stack, Declarations declarations, ContractCheck contracts) {
        Targets targets = new Targets(options.targets());
        List<Live> leftovers = state.ownedBy(stack.name()).stream()
                .filter(live -> declarations.find(live.identity()).isEmpty())
                .filter(live -> targets.include(DeletionPlanner.markedAddress(live)))
                .toList();
        OwnershipRules rules = new OwnershipRules(stack.name(), environment.region(), options.adopt(), kinds);
        ResourcePlanner resources =
                new ResourcePlanner(kinds, rules, declarations, state, environment, histories, contracts);
        DeletionPlanner deletions = new DeletionPlanner(kinds, state, environment, stack.resources());
        List<Draft> drafts = Stream.concat(resources.plan().stream(), deletions.plan(leftovers).stream())
                .toList();
        return new Result(drafts, leftovers, resources.unchanged(), resources.diagnostics(), deletions.diagnostics());
    }
}
