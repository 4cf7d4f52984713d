package dev.weir.cli.view;

import dev.weir.engine.Change;
import dev.weir.engine.Contract;
import dev.weir.engine.Plan;
import dev.weir.spi.ContractVerdict;
import dev.weir.spi.ContractVerdict.Outcome;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Step;
import dev.weir.spi.Version;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plan for a pull request's comment: the summary first, then what is wrong, the verdicts on new definitions, a table, and
 * one folded section a change. It is cut between
 * two sections where it would get longer than a comment may be, and says so.
 */
final class MarkdownPlanView {
    /** The limit of GitHub's comments is 65,536 characters; the rest is for what a workflow writes around it. */
    private static final int LONGEST = 60_000;

    private static final int MOST_REASONS = 8;
    private static final String CUT = "\n_%d more changes do not fit into a comment; `weir plan` shows them all._\n";

    String render(Plan plan) {
        StringBuilder text = new StringBuilder();
        text.append("### Weir plan for `").append(plan.stack()).append("`\n\n");
        text.append("**").append(PlanView.summary(plan)).append("**\n");
        plan.diagnostics().forEach(diagnostic -> text.append('\n').append(render(diagnostic)));
        append(text, ContractLines.told(plan));
        if (!plan.changes().isEmpty()) {
            text.append("\n| | Resource | Name | Calls |\n|---|---|---|---|\n");
            append(text, plan, MarkdownPlanView::row);
            append(text, plan, MarkdownPlanView::section);
        }
        return text.toString().stripTrailing();
    }

    private static void append(StringBuilder text, List<Contract> contracts) {
        if (contracts.isEmpty()) {
            return;
        }
        text.append("\n| Contract | Mode | Against | Verdict |\n|---|---|---|---|\n");
        int left = contracts.size();
        for (Contract contract : contracts) {
            String row = row(contract);
            if (text.length() + row.length() > LONGEST / 2) {
                text.append("\n_%d more verdicts do not fit; `weir plan` shows them all._\n".formatted(left));
                return;
            }
            text.append(row);
            left--;
        }
    }

    /** Each reason on a line of its own, so that a field is found at a glance. */
    private static String row(Contract contract) {
        ContractVerdict verdict = contract.verdict();
        List<String> reasons = verdict.violations().stream()
                .map(violation -> "<br>`" + code(ContractLines.place(violation)) + "` " + escape(violation.rule()))
                .distinct()
                .toList();
        String shown = String.join("", reasons.subList(0, Math.min(MOST_REASONS, reasons.size())));
        String more = reasons.size() > MOST_REASONS ? "<br>and %d more".formatted(reasons.size() - MOST_REASONS) : "";
        return "| `%s` | %s | %s | %s%s%s |\n"
                .formatted(
                        contract.address(),
                        verdict.mode().replace("_", "\\_"),
                        verdict.against().stream().map(Version::name).collect(Collectors.joining(", ")),
                        verdict.outcome() == Outcome.INCOMPATIBLE
                                ? "**incompatible**"
                                : ContractLines.outcome(contract),
                        shown,
                        more);
    }

    private static String code(String text) {
        return text.replace("`", "'").replace("|", "\\|");
    }

    private interface Rendering {
        String of(Change change);
    }

    private static void append(StringBuilder text, Plan plan, Rendering rendering) {
        int left = plan.changes().size();
        for (Change change : plan.changes()) {
            String part = rendering.of(change);
            if (text.length() + part.length() + CUT.length() > LONGEST) {
                text.append(CUT.formatted(left));
                return;
            }
            text.append(part);
            left--;
        }
    }

    private static String render(Diagnostic diagnostic) {
        String mark = diagnostic.isError() ? "**Error**" : "Warning";
        String place = diagnostic.source().map(source -> " (`" + source + "`)").orElse("");
        StringBuilder text = new StringBuilder("> " + mark + place + ": " + escape(diagnostic.summary()) + ".");
        diagnostic.detail().lines().map(MarkdownPlanView::quoted).forEach(text::append);
        return text.append('\n').toString();
    }

    /** A line of a quotation: the items of a list follow one another, everything else is a paragraph of its own. */
    private static String quoted(String line) {
        return (line.startsWith("- ") ? "\n> " : "\n>\n> ") + escape(line);
    }

    private static String row(Change change) {
        long calls = Stream.concat(change.deletion().stream(), change.steps().stream())
                .count();
        return "| " + change.action().name().toLowerCase(Locale.ROOT) + " | `" + change.address() + "` | "
                + escape(change.identity().name()) + " | " + calls + " |\n";
    }

    private static String section(Change change) {
        StringBuilder text = new StringBuilder();
        text.append("\n<details><summary>")
                .append(change.action().name().toLowerCase(Locale.ROOT))
                .append(" <code>")
                .append(HtmlText.escape(change.address().toString()))
                .append("</code></summary>\n\n");
        change.dataLoss().losses().forEach(loss -> text.append("> **Data loss**: ")
                .append(escape(loss))
                .append("\n\n"));
        change.risks()
                .forEach(
                        risk -> text.append("> **Risk**: ").append(escape(risk)).append("\n\n"));
        text.append(fenced(
                DifferenceLines.of(change).stream().map(MarkdownPlanView::line).collect(Collectors.joining("\n"))));
        text.append("\nCalls: ")
                .append(Stream.concat(change.deletion().stream(), change.steps().stream())
                        .map(Step::operation)
                        .map(operation -> "`" + operation + "`")
                        .collect(Collectors.joining(", ")))
                .append("\n</details>\n");
        return text.toString();
    }

    private static String line(DifferenceLines.Line line) {
        return switch (line.sign()) {
            case '+' -> "+ " + line.path() + ": " + line.after().orElse("") + drift(line);
            case '-' -> "- " + line.path() + ": " + line.before().orElse("") + drift(line);
            default ->
                "! " + line.path() + ": " + line.before().orElse("") + " -> "
                        + line.after().orElse("") + drift(line);
        };
    }

    private static String drift(DifferenceLines.Line line) {
        return line.drift() ? "  (drift)" : "";
    }

    /** A fence longer than any run of backticks inside, so that no value can break out of it. */
    private static String fenced(String lines) {
        String fence = "```";
        while (lines.contains(fence)) {
            fence += "`";
        }
        return fence + "diff\n" + lines + "\n" + fence + "\n";
    }

    private static String escape(String text) {
        return HtmlText.escape(text)
                .replace("|", "\\|")
                .replace("`", "\\`")
                .replace("*", "\\*")
                .replace("_", "\\_");
    }
}
