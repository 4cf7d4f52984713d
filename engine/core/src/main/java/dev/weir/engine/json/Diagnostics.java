package dev.weir.engine.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Severity;
import dev.weir.spi.SourceRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Diagnostics as JSON: what is not known is left out. */
public final class Diagnostics {
    private Diagnostics() {}

    public static ArrayNode view(List<Diagnostic> diagnostics) {
        ArrayNode views = JsonNodeFactory.instance.arrayNode();
        diagnostics.forEach(diagnostic -> views.add(view(diagnostic)));
        return views;
    }

    private static ObjectNode view(Diagnostic diagnostic) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
        view.put("summary", diagnostic.summary());
        view.put("detail", diagnostic.detail());
        diagnostic.address().ifPresent(address -> view.put("address", address));
        diagnostic.source().ifPresent(source -> view.put("file", source.file())
                .put("line", source.line())
                .put("column", source.column())
                .put("endLine", source.endLine())
                .put("endColumn", source.endColumn()));
        return view;
    }

    static Diagnostic read(Members view) {
        return new Diagnostic(
                view.constant("severity", Severity.class),
                view.text("summary"),
                view.text("detail"),
                view.has("address") ? Optional.of(view.text("address")) : Optional.empty(),
                view.has("file") ? Optional.of(source(view)) : Optional.empty());
    }

    private static SourceRange source(Members view) {
        return new SourceRange(
                view.text("file"),
                view.number("line"),
                view.number("column"),
                view.number("endLine"),
                view.number("endColumn"));
    }
}
