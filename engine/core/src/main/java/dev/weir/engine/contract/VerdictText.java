package dev.weir.engine.contract;

import dev.weir.spi.ContractVerdict;
import dev.weir.spi.ContractVerdict.Outcome;
import dev.weir.spi.ContractVerdict.Violation;
import dev.weir.spi.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A verdict in words, a line for each reason and for each that depends on the object. */
final class VerdictText {
    private static final int MOST_REASONS = 8;

    private VerdictText() {}

    static String of(ContractVerdict verdict, DefinitionText definition, List<String> dependents, boolean replaced) {
        List<String> lines = new ArrayList<>();
        Map<Reason, List<Long>> reasons = reasons(verdict);
        reasons.entrySet().stream()
                .limit(MOST_REASONS)
                .map(entry -> line(verdict, definition, entry.getKey(), entry.getValue()))
                .forEach(lines::add);
        if (reasons.size() > MOST_REASONS) {
            lines.add("And %d more; --format json lists them all.".formatted(reasons.size() - MOST_REASONS));
        }
        if (!dependents.isEmpty()) {
            lines.add("It concerns:");
            dependents.forEach(dependent -> lines.add("- " + dependent));
        }
        wayOut(verdict, replaced, lines);
        return String.join("\n", lines);
    }

    /** What is the same for several versions. */
    private record Reason(String path, String rule, String message, String before, String after) {}

    /** The reasons in their order, each with the numbers of the versions that it holds for. */
    private static Map<Reason, List<Long>> reasons(ContractVerdict verdict) {
        Map<Reason, List<Long>> reasons = new LinkedHashMap<>();
        for (Violation found : verdict.violations()) {
            Reason reason = new Reason(found.path(), found.rule(), found.message(), found.before(), found.after());
            reasons.computeIfAbsent(reason, unused -> new ArrayList<>()).add(found.against());
        }
        return reasons;
    }

    private static String line(ContractVerdict verdict, DefinitionText definition, Reason reason, List<Long> against) {
        String sides = reason.before().isEmpty() && reason.after().isEmpty()
                ? ""
                : " (%s, now %s)".formatted(side(reason.before()), side(reason.after()));
        OptionalInt line = reason.after().isEmpty() ? OptionalInt.empty() : definition.line(reason.path());
        return "%s%s%s, %s against %s [%s]: %s"
                .formatted(
                        reason.path().isEmpty() ? "/" : reason.path(),
                        line.isPresent() ? " on line " + line.getAsInt() + " of the definition" : "",
                        sides,
                        verdict.mode(),
                        against.stream().distinct().map(Version::name).collect(Collectors.joining(", ")),
                        reason.rule(),
                        reason.message());
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
                    "Change the definition so that it keeps the contract. For an intended break, use a separate schema or"
                            + " another compatibility mode.");
        }
    }
}
