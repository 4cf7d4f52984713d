package dev.weir.cli.view;

import dev.weir.engine.Change;
import dev.weir.engine.Contract;
import dev.weir.engine.Plan;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Step;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as one page without scripts, to be kept as a build's artefact. */
final class HtmlPlanView {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Weir plan for %1$s</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c2430; }
            h1 { font-size: 1.4rem } h2 { font-size: 1rem; margin: 1.6rem 0 .3rem }
            table { border-collapse: collapse; font: 13px/1.5 ui-monospace, monospace; width: 100%% }
            td { border-top: 1px solid #d8dee6; padding: .15rem .6rem .15rem 0; vertical-align: top; overflow-wrap: anywhere }
            pre { margin: 0; white-space: pre-wrap }
            .create, .added, .compatible { color: #19692c } .delete, .replace, .removed, .error, .incompatible { color: #b3261e }
            .update, .risk, .warning, .unproven { color: #8a5a00 } .adopt, .release { color: #005a8c } .calls { color: #5b6675; font-size: 13px }
            </style></head><body>
            <h1>Weir plan for %1$s</h1>
            <p><strong>%2$s</strong> Account %3$s, region %4$s.</p>
            %5$s%6$s%7$s</body></html>""";

    String render(Plan plan) {
        return PAGE.formatted(
                HtmlText.escape(plan.stack()),
                HtmlText.escape(PlanView.summary(plan)),
                HtmlText.escape(plan.environment().account()),
                HtmlText.escape(plan.environment().region()),
                plan.diagnostics().stream().map(HtmlPlanView::diagnostic).collect(Collectors.joining()),
                contracts(ContractLines.told(plan)),
                plan.changes().stream().map(HtmlPlanView::section).collect(Collectors.joining()));
    }

    private static String diagnostic(Diagnostic diagnostic) {
        String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
        String place = diagnostic.source().map(source -> " (" + source + ")").orElse("");
        return "<p class=\"%s\">%s: %s%s. %s</p>\n"
                .formatted(
                        severity,
                        severity,
                        HtmlText.escape(diagnostic.summary()),
                        HtmlText.escape(place),
                        HtmlText.escape(diagnostic.detail()).replace("\n", "<br>"));
    }

    private static String contracts(List<Contract> contracts) {
        return contracts.isEmpty()
                ? ""
                : "<h2>Contracts</h2>\n<table>%s</table>\n"
                        .formatted(
                                contracts.stream().map(HtmlPlanView::contract).collect(Collectors.joining()));
    }

    private static String contract(Contract contract) {
        String reasons = ContractLines.reasons(contract).stream()
                .map(reason -> "<br>" + HtmlText.escape(reason))
                .collect(Collectors.joining());
        return "<tr><td>%s</td><td class=\"%s\">%s%s</td></tr>\n"
                .formatted(
                        HtmlText.escape(contract.address().toString()),
                        ContractLines.outcome(contract),
                        HtmlText.escape(ContractLines.verdict(contract)),
                        reasons);
    }

    private static String section(Change change) {
        String action = change.action().name().toLowerCase(Locale.ROOT);
        String rows = DifferenceLines.of(change).stream().map(HtmlPlanView::row).collect(Collectors.joining());
        String risks = Stream.concat(
                        change.dataLoss().losses().stream()
                                .map(loss -> "<p class=\"removed\">Data loss: " + HtmlText.escape(loss) + "</p>\n"),
                        change.risks().stream().map(risk -> "<p class=\"risk\">" + HtmlText.escape(risk) + "</p>\n"))
                .collect(Collectors.joining());
        String calls = Stream.concat(change.deletion().stream(), change.steps().stream())
                .map(Step::operation)
                .collect(Collectors.joining(" → "));
        return "<h2 class=\"%s\">%s %s (%s)</h2>\n%s<table>%s</table>\n<p class=\"calls\">%s</p>\n"
                .formatted(
                        action,
                        action,
                        HtmlText.escape(change.address().toString()),
                        HtmlText.escape(change.identity().name()),
                        risks,
                        rows,
                        HtmlText.escape(calls));
    }

    private static String row(DifferenceLines.Line line) {
        String drift = line.drift() ? " (drift)" : "";
        if (!line.layout().isEmpty()) {
            return "<tr><td>%s%s</td><td colspan=\"2\"><pre>%s</pre></td></tr>\n"
                    .formatted(
                            HtmlText.escape(line.path()),
                            drift,
                            line.layout().stream().map(HtmlPlanView::part).collect(Collectors.joining("\n")));
        }
        return "<tr><td>%s%s</td><td class=\"removed\">%s</td><td class=\"added\">%s</td></tr>\n"
                .formatted(
                        HtmlText.escape(line.path()),
                        drift,
                        HtmlText.escape(line.before().orElse("")),
                        HtmlText.escape(line.after().orElse("")));
    }

    private static String part(TextDiff.Line part) {
        String text = HtmlText.escape(part.sign() + " " + part.text());
        return switch (part.sign()) {
            case '+' -> "<span class=\"added\">" + text + "</span>";
            case '-' -> "<span class=\"removed\">" + text + "</span>";
            default -> text;
        };
    }
}
