package dev.weir.cli.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.json.Diagnostics;
import dev.weir.spi.Diagnostic;
import java.util.List;

/** What the documents that {@code --format json} prints have in common. */
public final class JsonDocument {
    private JsonDocument() {}

    /** A document with its version and nothing else yet. */
    public static ObjectNode create() {
        return JsonNodeFactory.instance.objectNode().put("formatVersion", "1.0");
    }

    /** What a command prints that could not do what it was asked for. */
    public static ObjectNode failure(List<Diagnostic> diagnostics) {
        return create().set("diagnostics", Diagnostics.view(diagnostics));
    }
}
