package dev.weir.cli.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Action;
import dev.weir.engine.json.Diagnostics;
import dev.weir.spi.Diagnostic;
import java.util.List;
import java.util.Locale;

/** What the documents that {@code --format json} prints have in common. */
public final class JsonDocument {
    private JsonDocument() {}

    /** A document with its version and nothing else yet. */
    public static ObjectNode create() {
        return JsonNodeFactory.instance.objectNode().put("formatVersion", "1.0");
    }

    /** A plan of which nothing is known. */
    public static ObjectNode plan() {
        ObjectNode document = create().put("stack", "");
        ObjectNode summary = document.putObject("summary");
        for (Action action : Action.values()) {
            summary.put(action.name().toLowerCase(Locale.ROOT), 0);
        }
        summary.put("unchanged", 0);
        document.putArray("changes");
        document.putArray("contracts");
        return document;
    }

    /** The report of an apply that did nothing. */
    public static ObjectNode apply() {
        ObjectNode document = create().put("stack", "").put("outcome", "failed");
        document.putArray("done");
        document.putArray("failed");
        document.putArray("skipped");
        document.putObject("outputs");
        return document;
    }

    /** What a command prints that could not do what it was asked for. */
    public static ObjectNode failure(ObjectNode blank, List<Diagnostic> diagnostics) {
        return blank.set("diagnostics", Diagnostics.view(diagnostics));
    }
}
