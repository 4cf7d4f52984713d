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

    /** Whether the object stays when it is no longer declared. */
    static boolean isRetained(Live live) {
        return live.owner().filter(Ownership::isRetained).isPresent();
    }

    /** A destruction leaves the object. */
    static Diagnostic kept(String object, String address) {
        return Diagnostic.warning(
                Plan.KEPT,
                ("The %s is protected, so it stays and still belongs to the stack. To keep it without the stack, run weir"
                                + " release %s; to delete it, declare it with lifecycle.protect: false, apply that, and destroy"
                                + " again.")
                        .formatted(object, address));
    }

    /** A destruction leaves the object that a protected one is in. */
    static Diagnostic keptFor(String object, String member) {
        return Diagnostic.warning(
                Plan.KEPT,
                "The %s stays, because deleting it would delete the protected %s.".formatted(object, member));
    }

    static Diagnostic againstRetained(String object, String why) {
        return Diagnostic.error(
                Plan.PROTECTED,
                ("The %s is declared with lifecycle.retain, and %s would delete it. Undo that change; or set"
                                + " lifecycle.retain: false, apply that without the change, and plan again.")
                        .formatted(object, why));
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
                ("The %s is protected, and a change of %s would delete it and create it again. Undo that change; or"
                                + " set lifecycle.protect: false, apply that without the change, and plan again.")
                        .formatted(object, paths));
    }
}
