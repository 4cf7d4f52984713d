package dev.weir.cli.view;

import dev.weir.cli.terminal.Console;
import dev.weir.spec.source.DiagnosticRenderer;
import dev.weir.spec.source.Sources;
import dev.weir.spec.source.Style;
import dev.weir.spi.Diagnostic;
import java.util.List;

/** Diagnostics, to standard error, for people. */
public final class DiagnosticView {
    private final Console console;
    private final Sources sources;

    public DiagnosticView(Console console) {
        this(console, Sources.NONE);
    }

    /**
     * Shows diagnostics with the lines that they point at.
     *
     * @param sources the files whose lines are shown
     */
    public DiagnosticView(Console console, Sources sources) {
        this.console = console;
        this.sources = sources;
    }

    public void show(List<Diagnostic> diagnostics) {
        DiagnosticRenderer renderer = new DiagnosticRenderer(console.errStyle().color() ? Style.ANSI : Style.PLAIN);
        for (Diagnostic diagnostic : diagnostics) {
            console.err().println(renderer.render(diagnostic, sources));
        }
    }
}
