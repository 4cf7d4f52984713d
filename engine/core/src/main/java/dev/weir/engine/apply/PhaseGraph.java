package dev.weir.engine.apply;

import dev.weir.engine.Change;
import dev.weir.spec.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The phases of all changes of a plan, and who waits for whom. */
final class PhaseGraph {
    private final Map<Address, Change> changes = new LinkedHashMap<>();
    private final Map<Phase, Set<Phase>> waitsFor = new LinkedHashMap<>();
    private final Map<Phase, List<Phase>> dependents = new HashMap<>();

    PhaseGraph(List<Change> planned) {
        planned.forEach(change -> {
            changes.put(change.address(), change);
            Phase.of(change).forEach(phase -> waitsFor.put(phase, new HashSet<>()));
        });
        planned.forEach(this::connect);
        waitsFor.forEach((phase, earlier) -> earlier.forEach(first ->
                dependents.computeIfAbsent(first, unused -> new ArrayList<>()).add(phase)));
    }

    List<Phase> phases() {
        return List.copyOf(waitsFor.keySet());
    }

    Change change(Phase phase) {
        return changes.get(phase.address());
    }

    Set<Phase> waitsFor(Phase phase) {
        return waitsFor.get(phase);
    }

    List<Phase> dependents(Phase phase) {
        return dependents.getOrDefault(phase, List.of());
    }

    private void connect(Change change) {
        Phase deletion = new Phase(change.address(), true);
        Phase steps = new Phase(change.address(), false);
        if (waitsFor.containsKey(steps)) {
            change.after().forEach(address -> connect(steps, new Phase(address, false)));
            connect(steps, deletion);
        }
        if (waitsFor.containsKey(deletion)) {
            change.deletionAfter().forEach(address -> {
                Phase otherDeletion = new Phase(address, true);
                connect(deletion, waitsFor.containsKey(otherDeletion) ? otherDeletion : new Phase(address, false));
            });
        }
    }

    private void connect(Phase later, Phase earlier) {
        if (waitsFor.containsKey(earlier)) {
            waitsFor.get(later).add(earlier);
        }
    }
}
