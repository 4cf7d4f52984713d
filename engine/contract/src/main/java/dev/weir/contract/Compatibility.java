package dev.weir.contract;

import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import java.util.ArrayList;
import java.util.List;

/** Whether a proposed definition may follow earlier ones under a compatibility mode. */
public final class Compatibility {
    /** Per earlier definition; what breaks a hundred times needs no longer list. */
    private static final int MAX_VIOLATIONS = 100;

    private Compatibility() {}

    /**
     * Judges a proposed definition.
     *
     * @param earlier the versions to live with, newest first; a mode that is not an {@code _ALL} form looks at the first alone
     * @return {@code UNPROVEN} where neither compatibility nor a counterexample was found; never a wrong {@code COMPATIBLE}
     * @throws SchemaException when the proposed definition itself cannot be read
     */
    public static Verdict check(SchemaDefinition proposed, CompatibilityMode mode, List<SchemaDefinition> earlier) {
        SchemaDefinitions.requireValid(proposed);
        if (mode == CompatibilityMode.DISABLED && !earlier.isEmpty()) {
            return Verdict.of(List.of(disabled()));
        }
        if (!mode.requiresBackward() && !mode.requiresForward()) {
            return Verdict.of(List.of());
        }
        Evolution evolution = Evolution.to(proposed);
        List<Violation> violations = new ArrayList<>();
        int count = mode.looksAtAll() ? earlier.size() : Math.min(1, earlier.size());
        for (int i = 0; i < count; i++) {
            int index = i;
            findings(evolution, mode, earlier.get(i)).stream()
                    .limit(MAX_VIOLATIONS)
                    .map(finding -> violation(finding, index))
                    .forEach(violations::add);
        }
        return Verdict.of(violations);
    }

    private static List<Finding> findings(Evolution evolution, CompatibilityMode mode, SchemaDefinition earlier) {
        List<Finding> findings = new ArrayList<>();
        if (mode.requiresBackward()) {
            findings.addAll(evolution.from(earlier, Direction.BACKWARD));
        }
        if (mode.requiresForward()) {
            findings.addAll(evolution.from(earlier, Direction.FORWARD));
        }
        return findings;
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
