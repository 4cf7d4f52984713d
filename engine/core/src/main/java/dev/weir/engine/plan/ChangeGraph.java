package dev.weir.engine.plan;

import dev.weir.engine.Action;
import dev.weir.engine.Change;
import dev.weir.engine.Fingerprint;
import dev.weir.spec.Address;
import dev.weir.spi.Identity;
import dev.weir.spi.PlanResponse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Orders drafts. What is made comes after what it refers to; what is deleted comes after what refers to it, as live objects
 * say themselves, because what a stack no longer declares has no expressions to go by.
 */
final class ChangeGraph {
    private final Kinds kinds;
    private final Map<Identity, Draft> drafts = new HashMap<>();
    private final Map<Address, Draft> byAddress = new HashMap<>();
    private final ReferenceIndex index = new ReferenceIndex();
    private final Graph<Phase> graph;

    private record Phase(Address address, boolean deletion) {
        static Phase deletionOf(Draft draft) {
            return new Phase(draft.address(), true);
        }

        static Phase stepsOf(Draft draft) {
            return new Phase(draft.address(), false);
        }
    }

    ChangeGraph(Kinds kinds, List<Draft> drafts) {
        this.kinds = kinds;
        this.graph = new Graph<>(Comparator.comparing(Phase::deletion)
                .thenComparingInt(phase -> kinds.rank(phase.address().kind()))
                .thenComparing(Phase::address));
        drafts.forEach(this::add);
        drafts.forEach(this::orderSteps);
        drafts.forEach(this::orderContainer);
        drafts.forEach(this::orderDeletions);
    }

    /** The changes, each after those that it waits for as far as replacements allow. */
    List<Change> changes(Function<Draft, Provenance> provenance) {
        return graph.sorted().stream()
                .filter(phase ->
                        !phase.deletion() || byAddress.get(phase.address()).action() == Action.DELETE)
                .map(phase -> byAddress.get(phase.address()))
                .map(draft -> change(draft, provenance.apply(draft)))
                .toList();
    }

    private void add(Draft draft) {
        drafts.put(draft.identity(), draft);
        byAddress.put(draft.address(), draft);
        draft.live().ifPresent(object -> index.add(object.identity(), object.properties(), object.attributes()));
        if (draft.action().deletes()) {
            graph.add(Phase.deletionOf(draft));
        }
        if (draft.action().keeps()) {
            graph.add(Phase.stepsOf(draft));
        }
    }

    private void orderSteps(Draft draft) {
        if (draft.action() == Action.REPLACE) {
            graph.order(Phase.stepsOf(draft), Phase.deletionOf(draft));
        }
        draft.refersTo()
                .forEach(identity -> with(identity, referred -> {
                    if (draft.action().keeps() && referred.action().keeps()) {
                        graph.order(Phase.stepsOf(draft), Phase.stepsOf(referred));
                    }
                }));
    }

    private void orderContainer(Draft draft) {
        if (draft.action().deletes()) {
            References.container(kinds.schema(draft.identity()), draft.identity())
                    .ifPresent(container -> with(container, outer -> {
                        if (outer.action().deletes()) {
                            graph.order(Phase.deletionOf(outer), Phase.deletionOf(draft));
                        }
                    }));
        }
    }

    /** Wishes, not needs: where one would close a circle, the object goes before what refers to it has changed. */
    private void orderDeletions(Draft draft) {
        draft.live().ifPresent(object -> References.in(kinds.schema(object.identity()), object.properties()).stream()
                .flatMap(found -> index.resolve(found).stream())
                .forEach(identity -> with(identity, referred -> preferAfter(draft, referred))));
    }

    private void preferAfter(Draft draft, Draft referred) {
        boolean replacedUnderIt = referred.action() == Action.REPLACE
                && !draft.action().deletes()
                && draft.refersTo().contains(referred.identity());
        if (referred.action().deletes() && !replacedUnderIt) {
            graph.prefer(
                    Phase.deletionOf(referred),
                    new Phase(draft.address(), draft.action().deletes()));
        }
    }

    private void with(Identity identity, Consumer<Draft> action) {
        Optional.ofNullable(drafts.get(identity)).ifPresent(action);
    }

    private Change change(Draft draft, Provenance provenance) {
        PlanResponse response = draft.response();
        return new Change(
                draft.address(),
                draft.identity(),
                draft.action(),
                provenance.origin(),
                draft.live().map(live -> Fingerprint.of(kinds.schema(draft.identity()), live)),
                response.differences(),
                new TreeSet<>(provenance.drifted()),
                response.deletion(),
                draft.action().keeps() ? response.steps() : List.of(),
                response.risks(),
                response.dataLoss(),
                draft.intent(),
                waitsFor(Phase.stepsOf(draft)),
                waitsFor(Phase.deletionOf(draft)));
    }

    private SortedSet<Address> waitsFor(Phase phase) {
        SortedSet<Address> addresses = new TreeSet<>();
        if (graph.contains(phase)) {
            graph.before(phase).forEach(other -> addresses.add(other.address()));
            addresses.remove(phase.address());
        }
        return addresses;
    }
}
