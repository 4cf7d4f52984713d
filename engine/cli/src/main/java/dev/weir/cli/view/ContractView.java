package dev.weir.cli.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.CompatibilityMode;
import dev.weir.contract.Verdict;
import dev.weir.contract.Violation;
import java.util.List;
import java.util.Locale;

/** Whether a schema may follow others, and why not. */
public final class ContractView {
    private ContractView() {}

    /**
     * For people: the verdict, and each violation with both sides and what to do.
     *
     * @param earlier the files that were compared with, in the order of the check
     */
    public static String human(Verdict verdict, CompatibilityMode mode, List<String> earlier) {
        StringBuilder text =
                new StringBuilder(name(verdict)).append(" (").append(mode).append(")");
        for (Violation violation : verdict.violations()) {
            text.append("\n\n")
                    .append(violation.path().isEmpty() ? "/" : violation.path())
                    .append("  [")
                    .append(violation.rule())
                    .append("]")
                    .append(against(violation, earlier))
                    .append(sides(violation))
                    .append("\n  ")
                    .append(violation.message());
        }
        return text.toString();
    }

    private static String against(Violation violation, List<String> earlier) {
        return violation.earlier() < earlier.size() ? " against " + earlier.get(violation.earlier()) : "";
    }

    private static String sides(Violation violation) {
        if (violation.before().isEmpty() && violation.after().isEmpty()) {
            return "";
        }
        return "\n  earlier: %s\n  new:     %s".formatted(shown(violation.before()), shown(violation.after()));
    }

    private static String shown(String side) {
        return side.isEmpty() ? "(nothing)" : side;
    }

    /** For programs. */
    public static ObjectNode json(Verdict verdict) {
        ObjectNode document = JsonDocument.create().put("verdict", name(verdict));
        ArrayNode violations = document.putArray("violations");
        for (Violation violation : verdict.violations()) {
            violations
                    .addObject()
                    .put("path", violation.path())
                    .put("rule", violation.rule())
                    .put("before", violation.before())
                    .put("after", violation.after())
                    .put("message", violation.message())
                    .put("proven", violation.proven())
                    .put("against", violation.earlier());
        }
        return document;
    }

    private static String name(Verdict verdict) {
        return verdict.outcome().name().toLowerCase(Locale.ROOT);
    }
}
