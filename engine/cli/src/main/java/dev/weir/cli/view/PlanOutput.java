package dev.weir.cli.view;

import dev.weir.cli.terminal.Console;
import dev.weir.cli.terminal.Format;
import dev.weir.engine.Plan;
import dev.weir.engine.json.HiddenPlan;
import dev.weir.engine.json.PlanJson;

/** A plan in the format that was asked for, on standard output; its diagnostics on standard error where people read. */
public final class PlanOutput {
    private final Console console;
    private final DiagnosticView diagnostics;
    private final boolean verbose;

    public PlanOutput(Console console, DiagnosticView diagnostics, boolean verbose) {
        this.console = console;
        this.diagnostics = diagnostics;
        this.verbose = verbose;
    }

    public void show(Plan plan, Format format) {
        Plan shown = HiddenPlan.of(plan);
        switch (format) {
            case JSON -> console.out().println(PlanJson.view(shown).toPrettyString());
            case MARKDOWN -> console.out().println(new MarkdownPlanView().render(shown));
            case HTML -> console.out().println(new HtmlPlanView().render(shown));
            case HUMAN, TABLE, CSV, MERMAID, DOT -> {
                diagnostics.show(shown.diagnostics());
                if (!plan.hasErrors() || (plan.isPartial() && !plan.changes().isEmpty())) {
                    console.out().println(new PlanView(console.outStyle(), verbose).render(shown));
                }
            }
        }
    }
}
