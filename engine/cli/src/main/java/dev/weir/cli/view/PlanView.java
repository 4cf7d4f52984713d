package dev.weir.cli.view;

import dev.weir.cli.terminal.Style;
import dev.weir.engine.Action;
import dev.weir.engine.Change;
import dev.weir.engine.Contract;
import dev.weir.engine.Origin;
import dev.weir.engine.Plan;
import dev.weir.spi.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan for a terminal: what happens to which object, property by property, and by which calls. */
public final class PlanView {
    private static final int MOST_LINES = 200;

    private final Style style;
    private final boolean verbose;

    /** @param verbose whether a change is shown in full, however many lines that takes */
    public PlanView(Style style, boolean verbose) {
        this.style = style;
        this.verbose = verbose;
    }

    /** The whole text, without a line end at the last line. */
    public String render(Plan plan) {
        StringBuilder text = new StringBuilder();
        text.append(style.bold("Stack " + plan.stack()))
                .append(" in account ")
                .append(plan.environment().account())
                .append(", region ")
                .append(plan.environment().region())
                .append("\n\n");
        plan.changes().forEach(change -> text.append(render(change)).append('\n'));
        if (!ContractLines.told(plan).isEmpty()) {
            text.append(contracts(plan)).append('\n');
        }
        return text.append(summary(plan)).toString();
    }

    private String contracts(Plan plan) {
        StringBuilder text = new StringBuilder(style.bold("Contracts")).append('\n');
        for (Contract contract : ContractLines.told(plan)) {
            text.append("    ")
                    .append(contract.address())
                    .append("  ")
                    .append(painted(contract, ContractLines.verdict(contract)))
                    .append('\n');
            ContractLines.reasons(contract)
                    .forEach(reason -> text.append("      ").append(reason).append('\n'));
        }
        return text.toString();
    }

    private String painted(Contract contract, String text) {
        return switch (contract.verdict().outcome()) {
            case COMPATIBLE -> style.green(text);
            case UNPROVEN -> style.yellow(text);
            case INCOMPATIBLE -> style.red(text);
        };
    }

    /** The counts, in one line. */
    public static String summary(Plan plan) {
        if (plan.changes().isEmpty()) {
            if (plan.unchanged() == 0) {
                return "No changes: there is nothing to do.";
            }
            return "No changes: " + Words.count(plan.unchanged(), "object is", "objects are") + " as declared.";
        }
        String counts = Stream.of(Action.values())
                .filter(action -> plan.count(action) > 0)
                .map(action -> plan.count(action) + " to " + action.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "Plan: " + counts + ", " + plan.unchanged() + " unchanged.";
    }

    private String render(Change change) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(change));
        if (change.action() != Action.DELETE) {
            addDifferences(change, lines);
        }
        lines.add("    " + style.dim("calls " + calls(change)));
        change.dataLoss().losses().forEach(loss -> lines.add("    " + style.red("! data loss: " + loss)));
        change.risks().forEach(risk -> lines.add("    " + style.yellow("! " + risk)));
        return String.join("\n", lines) + "\n";
    }

    private void addDifferences(Change change, List<String> into) {
        List<DifferenceLines.Line> differences = DifferenceLines.of(change);
        int width = differences.stream()
                .mapToInt(line -> line.path().length())
                .max()
                .orElse(0);
        boolean mixed = change.origin() == Origin.CHANGE;
        List<String> lines = new ArrayList<>();
        for (DifferenceLines.Line line : differences) {
            String drift = mixed && line.drift() ? style.cyan("  changed outside of the stack") : "";
            lines.add("    " + render(line, Math.min(width, 48)) + drift);
            line.layout().forEach(part -> lines.add("        " + render(part)));
        }
        int shown = verbose || lines.size() <= MOST_LINES + 1 ? lines.size() : MOST_LINES;
        into.addAll(lines.subList(0, shown));
        if (shown < lines.size()) {
            into.add("    " + style.dim("and %d more lines; --verbose shows them all".formatted(lines.size() - shown)));
        }
    }

    private String render(TextDiff.Line line) {
        return switch (line.sign()) {
            case '+' -> style.green("+ " + line.text());
            case '-' -> style.red("- " + line.text());
            default -> style.dim("  " + line.text());
        };
    }

    private String heading(Change change) {
        String what = change.address() + " (" + change.identity().name() + ")";
        String drift = change.origin() == Origin.DRIFT ? ", changed outside of the stack" : "";
        return switch (change.action()) {
            case CREATE ->
                style.green("+ create ") + style.bold(what) + (drift.isEmpty() ? "" : ", deleted outside of the stack");
            case UPDATE -> style.yellow("~ update ") + style.bold(what) + drift;
            case RELEASE -> style.cyan("< release ") + style.bold(what) + " (kept as it is, without the stack's mark)";
            case ADOPT -> style.cyan("> adopt ") + style.bold(what);
            case REPLACE -> style.red("± replace ") + style.bold(what) + style.red(" (deleted and created again)");
            case DELETE -> style.red("- delete ") + style.bold(what);
        };
    }

    private String render(DifferenceLines.Line line, int width) {
        String padded = line.path() + " ".repeat(Math.max(0, width - line.path().length()));
        String replaces = line.replaces() && line.sign() != '+' ? style.red("  forces replacement") : "";
        String path = line.layout().isEmpty() ? padded + "  " : line.path();
        String values = String.join(
                " → ",
                Stream.concat(line.before().stream().map(style::dim), line.after().stream())
                        .toList());
        return switch (line.sign()) {
            case '+' -> style.green("+ ") + path + values;
            case '-' -> style.red("- ") + path + values + replaces;
            default -> style.yellow("~ ") + path + values + replaces;
        };
    }

    private static String calls(Change change) {
        return Stream.concat(change.deletion().stream(), change.steps().stream())
                .map(Step::operation)
                .collect(Collectors.joining(" → "));
    }
}
