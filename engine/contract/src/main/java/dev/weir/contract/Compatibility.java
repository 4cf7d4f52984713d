package dev.weir.contract;

import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Whether a proposed definition may follow earlier ones under a compatibility mode. */
public final class Compatibility {
    /** Per earlier definition; what breaks a hundred times needs no longer list. */
    private static final int MAX_VIOLATIONS = 100;

    /** As many versions as are worth a thread of their own; there are more shares than processors, lest one waits for the other. */
    private static final int MIN_SHARE = 4;

    private Compatibility() {}

    /**
     * Judges a proposed definition.
     *
     * @param earlier the versions to live with, newest first; a mode that is not an {@code _ALL} form looks at the first alone
     * @return {@code UNPROVEN} where neither compatibility nor a counterexample was found; never a wrong {@code COMPATIBLE}
     * @throws SchemaException when the proposed definition itself cannot be read
     */
    public static Verdict check(SchemaDefinition proposed, CompatibilityMode mode, List<SchemaDefinition> earlier) {
        Evolution evolution = Evolution.to(proposed);
        if (mode == CompatibilityMode.DISABLED && !earlier.isEmpty()) {
            return Verdict.of(List.of(disabled()));
        }
        if (!mode.requiresBackward() && !mode.requiresForward()) {
            return Verdict.of(List.of());
        }
        int count = mode.looksAtAll() ? earlier.size() : Math.min(1, earlier.size());
        int shares = Math.max(1, count / MIN_SHARE);
        return Verdict.of(IntStream.range(0, shares)
                .parallel()
                .mapToObj(share -> violations(
                        share == 0 ? evolution : evolution.elsewhere(),
                        mode,
                        earlier,
                        count * share / shares,
                        count * (share + 1) / shares))
                .flatMap(List::stream)
                .toList());
    }

    /** Against a share of the versions; what the proposed definition is taken in as serves one thread. */
    private static List<Violation> violations(
            Evolution evolution, CompatibilityMode mode, List<SchemaDefinition> earlier, int from, int to) {
        List<Violation> violations = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int index = i;
            evolution.from(earlier.get(i), directions(mode)).stream()
                    .limit(MAX_VIOLATIONS)
                    .map(finding -> violation(finding, index))
                    .forEach(violations::add);
        }
        return violations;
    }

    private static List<Direction> directions(CompatibilityMode mode) {
        List<Direction> directions = new ArrayList<>();
        if (mode.requiresBackward()) {
            directions.add(Direction.BACKWARD);
        }
        if (mode.requiresForward()) {
            directions.add(Direction.FORWARD);
        }
        return directions;
    }

    private static Violation disabled() {
        return new Violation(
                "",
                "versions-disabled",
                "",
                "",
                "The compatibility mode DISABLED accepts no further version; choose another mode first.",
                true,
                0);
    }

    private static Violation violation(Finding finding, int earlier) {
        return new Violation(
                finding.path(),
                finding.rule(),
                finding.before(),
                finding.after(),
                finding.message(),
                finding.proven(),
                earlier);
    }
}
