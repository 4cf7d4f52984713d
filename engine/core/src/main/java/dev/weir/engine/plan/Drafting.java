package dev.weir.engine.plan;

import dev.weir.engine.Action;
import dev.weir.engine.PlanOptions;
import dev.weir.engine.contract.ContractCheck;
import dev.weir.spec.Stack;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares a declaration with what has been read, object by object. */
record Drafting(Kinds kinds, LiveState state, Environment environment, PlanOptions options, Histories histories) {
    /**
     * What came of it.
     *
     * @param leftovers what the stack owns and no longer declares
     * @param deleted those of them that are deleted
     */
    record Result(
            List<Draft> drafts,
            List<Live> leftovers,
            List<Live> deleted,
            int unchanged,
            List<Diagnostic> resourceDiagnostics,
            List<Diagnostic> deletionDiagnostics) {}

    Result of(Stack stack, Declarations declarations, ContractCheck contracts) {
        Targets targets = new Targets(options.targets());
        List<Live> leftovers = state.ownedBy(stack.name(), environment.region()).stream()
                .filter(live -> declarations.find(live.identity()).isEmpty())
                .filter(live -> targets.include(DeletionPlanner.markedAddress(live)))
                .toList();
        OwnershipRules rules =
                new OwnershipRules(stack.name(), environment.region(), stack.ephemeral(), options.adopt(), kinds);
        Holdings holdings = new Holdings(kinds, state, stack.name(), environment.region());
        ResourcePlanner resources =
                new ResourcePlanner(kinds, rules, declarations, state, environment, histories, contracts, holdings);
        DeletionPlanner deletions = new DeletionPlanner(kinds, state, environment, holdings, stack.resources());
        Leftovers fates = new Leftovers(kinds, options, leftovers);
        ReleasePlanner releases = new ReleasePlanner(kinds, environment);
        List<Draft> drafts = Stream.of(
                        resources.plan(), deletions.plan(fates.deleted()), releases.plan(fates.released()))
                .flatMap(List::stream)
                .map(draft -> consented(draft, stack))
                .toList();
        List<Diagnostic> found = Stream.of(
                        fates.diagnostics(),
                        deletions.diagnostics(),
                        releases.diagnostics(),
                        taken(drafts, fates.released()),
                        left(stack, leftovers))
                .flatMap(List::stream)
                .toList();
        return new Result(drafts, leftovers, fates.deleted(), resources.unchanged(), resources.diagnostics(), found);
    }

    /**
     * A stack that is meant to be thrown away has said so when it made the object. Where it is declared now, it still has to say
     * so: a declaration that takes the word back takes it back at once.
     */
    private Draft consented(Draft draft, Stack stack) {
        boolean marked =
                draft.live().flatMap(Live::owner).filter(Ownership::isEphemeral).isPresent();
        return marked && (options.destroy() || stack.ephemeral())
                ? draft.with(draft.response()
                        .withDataLoss(draft.response().dataLoss().accepted()))
                : draft;
    }

    /** Released objects would be deleted along with what they are in, where that is replaced. */
    private List<Diagnostic> taken(List<Draft> drafts, List<Live> released) {
        Set<Identity> replaced = drafts.stream()
                .filter(draft -> draft.action() == Action.REPLACE)
                .map(Draft::identity)
                .collect(Collectors.toSet());
        return released.stream()
                .filter(live -> References.container(kinds.schema(live.identity()), live.identity())
                        .filter(replaced::contains)
                        .isPresent())
                .map(live -> Protection.againstRetained(
                                kinds.describe(live.identity()), "the replacement of what it is in")
                        .about(DeletionPlanner.markedAddress(live).toString()))
                .toList();
    }

    /** A destruction of some resources must not leave others that are in them or refer to them. */
    private List<Diagnostic> left(Stack stack, List<Live> going) {
        if (!options.destroy() || options.targets().isEmpty()) {
            return List.of();
        }
        ReferenceIndex index = new ReferenceIndex();
        Set<Identity> identities = new TreeSet<>();
        going.forEach(live -> {
            index.add(live.identity(), live.properties(), live.attributes());
            identities.add(live.identity());
        });
        List<Diagnostic> found = new ArrayList<>();
        state.ownedBy(stack.name(), environment.region()).stream()
                .filter(live -> !identities.contains(live.identity()))
                .forEach(live -> Stream.concat(
                                References.container(kinds.schema(live.identity()), live.identity())
                                        .filter(identities::contains)
                                        .stream(),
                                References.in(kinds.schema(live.identity()), live.properties()).stream()
                                        .flatMap(reference -> index.resolve(reference).stream()))
                        .findFirst()
                        .ifPresent(needed -> found.add(dependent(live, needed))));
        return found;
    }

    private Diagnostic dependent(Live live, Identity needed) {
        String address = DeletionPlanner.markedAddress(live).toString();
        return Diagnostic.error(
                        "Something else depends on it",
                        "The %s needs the %s, which this plan deletes. Add --target %s to delete both, or leave out the %s."
                                .formatted(
                                        kinds.describe(live.identity()),
                                        kinds.describe(needed),
                                        address,
                                        kinds.describe(needed)))
                .about(address);
    }
}
