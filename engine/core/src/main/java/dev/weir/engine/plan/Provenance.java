package dev.weir.engine.plan;

import dev.weir.engine.Origin;
import java.util.Set;

/**
 * Where a draft comes from.
 *
 * @param origin of the whole
 * @param drifted paths of the differences that are drift
 */
record Provenance(Origin origin, Set<String> drifted) {
    /** All of it was declared. */
    static final Provenance DECLARED = new Provenance(Origin.CHANGE, Set.of());

    Provenance {
        drifted = Set.copyOf(drifted);
    }
}
