package dev.weir.cli.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.Console;
import dev.weir.spec.source.DiagnosticRenderer;
import dev.weir.spec.source.Sources;
import dev.weir.spec.source.Style;
import dev.weir.spi.Diagnostic;
import java.util.List;
import java.util.Locale;

/** Diagnostics, to standard error for people, or as JSON. */
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

    /** The {@code diagnostics} member of the JSON documents. */
    public static ArrayNode json(List<Diagnostic> diagnostics) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Diagnostic diagnostic : diagnostics) {
            ObjectNode entry = list.addObject()
                    .put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT))
                    .put("summary", diagnostic.summary())
                    .put("detail", diagnostic.detail());
            diagnostic.address().ifPresent(address -> entry.put("address", address));
            diagnostic.source().ifPresent(source -> entry.put("file", source.file())
                    .put("line", source.line())
                    .put("column", source.column()));
        }
        return list;
    }
}
