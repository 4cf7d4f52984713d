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
 * A plan for a pull request: the summary first, then what is wrong, the verdicts on new definitions, a table, and one folded
 * section a change. Nothing is cut: who has a limit, such as that of a comment, cuts between two sections.
 */
final class MarkdownPlanView {
    String render(Plan plan) {
        StringBuilder text = new StringBuilder();
        text.append("### Weir plan for `").append(plan.stack()).append("`\n\n");
        text.append("**").append(PlanView.summary(plan)).append("**\n");
        plan.diagnostics().forEach(diagnostic -> text.append('\n').append(render(diagnostic)));
        append(text, ContractLines.told(plan));
        if (!plan.changes().isEmpty()) {
            text.append("\n| | Resource | Name | Calls |\n|---|---|---|---|\n");
            plan.changes().forEach(change -> text.append(row(change)));
            plan.changes().forEach(change -> text.append(section(change)));
        }
        return text.toString().stripTrailing();
    }

    private static void append(StringBuilder text, List<Contract> contracts) {
        if (!contracts.isEmpty()) {
            text.append("\n| Contract | Mode | Against | Verdict |\n|---|---|---|---|\n");
            contracts.forEach(contract -> text.append(row(contract)));
        }
    }

    /** Each reason on a line of its own, so that a field is found at a glance. */
    private static String row(Contract contract) {
        ContractVerdict verdict = contract.verdict();
        List<String> reasons = verdict.violations().stream()
                .map(violation -> "<br>`" + code(ContractLines.place(violation)) + "` " + escape(violation.rule()))
                .distinct()
                .toList();
        return "| `%s` | %s | %s | %s%s |\n"
                .formatted(
                        contract.address(),
                        verdict.mode().replace("_", "\\_"),
                        verdict.against().stream().map(Version::name).collect(Collectors.joining(", ")),
                        verdict.outcome() == Outcome.INCOMPATIBLE
                                ? "**incompatible**"
                                : ContractLines.outcome(contract),
                        String.join("", reasons));
    }

    private static String code(String text) {
        return text.replace("`", "'").replace("|", "\\|");
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
        char sign = line.sign() == '~' ? '!' : line.sign();
        String values = line.layout().isEmpty() ? " " + line.values(" -> ") : "";
        String layout = line.layout().stream()
                .map(part -> "\n" + part.sign() + "   " + part.text())
                .collect(Collectors.joining());
        return sign + " " + line.path() + ":" + values + drift(line) + layout;
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
