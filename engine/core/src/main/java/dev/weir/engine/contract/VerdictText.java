package dev.weir.engine.contract;

import dev.weir.spi.ContractVerdict;
import dev.weir.spi.ContractVerdict.Outcome;
import dev.weir.spi.ContractVerdict.Violation;
import dev.weir.spi.Version;
import java.util.ArrayList;
import java.util.List;

/** A verdict in words, a line for each reason and for each that depends on the object. */
final class VerdictText {
    private static final int MOST_VIOLATIONS = 8;

    private VerdictText() {}

    static String of(ContractVerdict verdict, List<String> dependents, boolean replaced) {
        List<String> lines = new ArrayList<>();
        List<Violation> violations = verdict.violations();
        violations.stream()
                .limit(MOST_VIOLATIONS)
                .map(violation -> line(verdict, violation))
                .forEach(lines::add);
        if (violations.size() > MOST_VIOLATIONS) {
            lines.add("And %d more; --format json lists them all.".formatted(violations.size() - MOST_VIOLATIONS));
        }
        if (!dependents.isEmpty()) {
            lines.add("It concerns:");
            dependents.forEach(dependent -> lines.add("- " + dependent));
        }
        wayOut(verdict, replaced, lines);
        return String.join("\n", lines);
    }

    private static String line(ContractVerdict verdict, Violation violation) {
        String sides = violation.before().isEmpty() && violation.after().isEmpty()
                ? ""
                : " (%s, now %s)".formatted(side(violation.before()), side(violation.after()));
        return "%s%s, %s against %s [%s]: %s"
                .formatted(
                        violation.path().isEmpty() ? "/" : violation.path(),
                        sides,
                        verdict.mode(),
                        Version.name(violation.against()),
                        violation.rule(),
                        violation.message());
    }

    private static String side(String side) {
        return side.isEmpty() ? "nothing" : side;
    }

    private static void wayOut(ContractVerdict verdict, boolean replaced, List<String> lines) {
        if (replaced) {
            lines.add(
                    "The object is deleted with all of its versions and created again, so the service will not refuse this.");
        } else if (verdict.outcome() == Outcome.INCOMPATIBLE) {
            lines.add(
                    "Change the definition so that it keeps the contract. A break on purpose is a schema of its own, or needs"
                            + " another compatibility mode.");
        }
    }
}
