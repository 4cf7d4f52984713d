package dev.weir.engine.plan;

import dev.weir.engine.Plan;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import java.util.Optional;

/** What is protected is neither deleted nor replaced. The mark on the object counts, because it outlives the declaration. */
final class Protection {
    private Protection() {}

    static boolean holds(Live live) {
        return live.owner().filter(Ownership::isProtected).isPresent();
    }

    /** Refuses a deletion, if the object is protected. */
    static Optional<Diagnostic> againstDeletion(Live live, String object, String address) {
        return holds(live)
                ? Optional.of(Diagnostic.error(
                        Plan.PROTECTED,
                        ("The %s is protected, and the plan would delete it. To keep it without the stack, run weir release"
                                        + " %s; to delete it, declare it with lifecycle.protect: false and apply that"
                                        + " first.")
                                .formatted(object, address)))
                : Optional.empty();
    }

    static Diagnostic againstReplacement(String object, String paths) {
        return Diagnostic.error(
                Plan.PROTECTED,
                ("The %s is protected, and a change of %s would delete it and create it again. Take that change back; or"
                                + " set lifecycle.protect: false, apply that without the change, and plan again.")
                        .formatted(object, paths));
    }
}
