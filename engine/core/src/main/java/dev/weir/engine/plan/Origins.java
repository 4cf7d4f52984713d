package dev.weir.engine.plan;

import dev.weir.engine.Origin;
import dev.weir.spi.Difference;
import dev.weir.spi.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells what the declaration changed from what somebody else changed: drift is what the earlier declaration would have to mend
 * as well, against what lives now. What follows from a change elsewhere in the stack is a change, too, then.
 */
final class Origins {
    private final Optional<Map<Identity, Draft>> earlier;

    /** @param earlier the drafts of the earlier declaration; empty when there is none, and everything counts as a change */
    Origins(Optional<List<Draft>> earlier) {
        this.earlier =
                earlier.map(drafts -> drafts.stream().collect(Collectors.toMap(Draft::identity, Function.identity())));
    }

    Provenance of(Draft draft) {
        return earlier.flatMap(drafts -> Optional.ofNullable(drafts.get(draft.identity())))
                .map(before -> compared(before, draft))
                .orElse(Provenance.DECLARED);
    }

    private static Provenance compared(Draft before, Draft draft) {
        List<Difference> differences = draft.response().differences();
        Set<String> drifted = differences.stream()
                .filter(before.response().differences()::contains)
                .map(Difference::path)
                .collect(Collectors.toSet());
        boolean whole = before.action() == draft.action()
                && differences.stream().map(Difference::path).allMatch(drifted::contains);
        return new Provenance(whole ? Origin.DRIFT : Origin.CHANGE, drifted);
    }
}
