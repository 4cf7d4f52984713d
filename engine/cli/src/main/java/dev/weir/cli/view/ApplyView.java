package dev.weir.cli.view;

import dev.weir.cli.terminal.Console;
import dev.weir.cli.terminal.Style;
import dev.weir.engine.Action;
import dev.weir.engine.ApplyReport;
import dev.weir.engine.Change;
import dev.weir.engine.Event;
import dev.weir.spec.Secrets;
import dev.weir.spi.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The course of an apply, line by line on standard error, and its end. */
public final class ApplyView {
    private final Console console;
    private final Style style;
    private final DiagnosticView diagnostics;
    private final Secrets secrets;
    private final boolean quiet;
    private final boolean verbose;

    public ApplyView(Console console, DiagnosticView diagnostics, Secrets secrets, boolean quiet, boolean verbose) {
        this.console = console;
        this.style = console.errStyle();
        this.diagnostics = diagnostics;
        this.secrets = secrets;
        this.quiet = quiet;
        this.verbose = verbose;
    }

    /** Events may come from several threads; each is one line. */
    public Consumer<Event> events() {
        return event -> {
            String line = line(event);
            if (!line.isEmpty()) {
                console.err().println(line);
            }
        };
    }

    private String line(Event event) {
        return switch (event) {
            case Event.Failed failed -> style.red("failed   ") + failed.change().address();
            case Event.Skipped skipped ->
                style.yellow("skipped  ") + skipped.change().address() + reason(skipped);
            case Event.Done done ->
                quiet
                        ? ""
                        : style.green(pad(past(done.change()))) + done.change().address() + " (" + seconds(done.took())
                                + ")";
            case Event.Waiting waiting ->
                verbose
                        ? pad("waiting") + waiting.change().address() + ": " + waiting.status() + ", "
                                + seconds(waiting.soFar())
                        : "";
            case Event.Started started ->
                verbose ? pad("starting") + started.change().address() : "";
            case Event.StepDone step ->
                verbose
                        ? pad("called") + step.change().address() + ": "
                                + step.step().operation()
                        : "";
        };
    }

    private static String reason(Event.Skipped skipped) {
        return skipped.because().equals(skipped.change().address())
                ? ", interrupted"
                : ", because of " + skipped.because();
    }

    private static String past(Change change) {
        Action action = change.action();
        return switch (action) {
            case CREATE -> "created";
            case UPDATE -> "updated";
            case REPLACE -> "replaced";
            case DELETE -> "deleted";
            case ADOPT -> "adopted";
            case RELEASE -> "released";
        };
    }

    private static String pad(String word) {
        return word + " ".repeat(Math.max(1, 9 - word.length()));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }

    /** What succeeded, what failed and why, what was left out. */
    public void end(ApplyReport report) {
        show(report.diagnostics());
        report.failed()
                .forEach((address, found) -> show(found.stream()
                        .map(one -> one.address().isPresent() ? one : one.about(address.toString()))
                        .toList()));
        console.out().println(summary(report));
    }

    /** AWS may quote a value that it refuses. */
    private void show(List<Diagnostic> found) {
        diagnostics.show(found.stream().map(secrets::hide).toList());
    }

    private static String summary(ApplyReport report) {
        String counts = report.done().size() + " done, " + report.failed().size() + " failed, "
                + report.skipped().size() + " skipped.";
        return switch (report.outcome()) {
            case COMPLETE -> "Apply complete: " + counts;
            case FAILED -> "Apply failed: " + counts + " Fix the failures and run apply again; it resumes here.";
            case REFUSED -> "Apply refused: nothing was changed.";
            case INTERRUPTED -> "Apply interrupted: " + counts + " Run apply again to resume.";
        };
    }
}
