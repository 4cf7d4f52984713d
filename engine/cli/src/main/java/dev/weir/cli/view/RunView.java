package dev.weir.cli.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.Console;
import dev.weir.cli.terminal.Format;
import dev.weir.etl.Progress;
import dev.weir.etl.RejectReason;
import dev.weir.etl.RunReport;
import java.util.Locale;

/** The course of a run, a line a window on standard error, and its end. */
public final class RunView {
    private static final int MOST_FILES = 8;

    private final Console console;
    private final boolean quiet;
    private final long started = System.nanoTime();

    public RunView(Console console, boolean quiet) {
        this.console = console;
        this.quiet = quiet;
    }

    public Progress progress() {
        return quiet ? Progress.NONE : new Lines(console);
    }

    private record Lines(Console console) implements Progress {
        @Override
        public void committed(Window window) {
            console.err()
                    .println(console.errStyle()
                            .dim(String.format(
                                    Locale.ROOT,
                                    "window %d: %,d read, %,d written, %,d skipped, %,d rejected, %,.0f records/s, %s",
                                    window.batch(),
                                    window.read(),
                                    window.written(),
                                    window.skipped(),
                                    window.rejected(),
                                    window.recordsPerSecond(),
                                    behind(window.millisBehindLatest()))));
        }

        @Override
        public void replaying(long batch) {
            console.err()
                    .println("An earlier run was stopped inside window " + batch
                            + "; that window is read and written again.");
        }

        @Override
        public void throttled(String shard) {
            console.err().println(console.errStyle().dim(shard + " is throttled, waiting"));
        }

        private static String behind(long millis) {
            return millis == 0 ? "caught up" : String.format(Locale.ROOT, "%,.1f s behind", millis / 1e3);
        }
    }

    public void end(RunReport report, Format format) {
        console.out().println(format == Format.JSON ? json(report) : human(report));
    }

    private String human(RunReport report) {
        double seconds = Math.max(1e-3, (System.nanoTime() - started) / 1e9);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d records read in %.1f s (%,.0f/s): %,d written, %,d skipped, %,d rejected, in %s and %s.",
                report.read(),
                seconds,
                report.read() / seconds,
                report.written(),
                report.skipped(),
                report.rejected(),
                Words.count(report.windows(), "window", "windows"),
                Words.count(report.files().size(), "file", "files")));
        report.files().stream().limit(MOST_FILES).forEach(file -> text.append("\n  ")
                .append(file));
        if (report.files().size() > MOST_FILES) {
            text.append("\n  and ").append(report.files().size() - MOST_FILES).append(" more");
        }
        if (report.rejected() > 0) {
            text.append(reasons(report));
        }
        return text.toString();
    }

    private static String reasons(RunReport report) {
        StringBuilder text = new StringBuilder("\nRejected because (values and numbers may differ):");
        report.reasons()
                .forEach(reason ->
                        text.append(String.format(Locale.ROOT, "\n  %,10d  %s", reason.count(), reason.reason())));
        long others = report.rejected()
                - report.reasons().stream().mapToLong(RejectReason::count).sum();
        return others == 0
                ? text.toString()
                : text.append(String.format(Locale.ROOT, "\n  %,10d  for other reasons", others))
                        .toString();
    }

    private static String json(RunReport report) {
        ObjectNode document = JsonDocument.create()
                .put("read", report.read())
                .put("written", report.written())
                .put("skipped", report.skipped())
                .put("rejected", report.rejected())
                .put("windows", report.windows());
        report.files().forEach(document.putArray("files")::add);
        ArrayNode rejections = document.putArray("rejections");
        report.reasons()
                .forEach(reason ->
                        rejections.addObject().put("reason", reason.reason()).put("count", reason.count()));
        ObjectNode checkpoint = document.putObject("checkpoint");
        report.checkpoint().forEach(checkpoint::put);
        return document.toPrettyString();
    }
}
