package dev.weir.aws.flow;

import dev.weir.spi.DataFlow.Finding;
import dev.weir.spi.DataFlow.Resource;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.TextPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what there is to tell. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    void error(Resource resource, String pointer, String summary, String detail) {
        add(resource, pointer, Diagnostic.error(summary, detail));
    }

    /** An error at a place in a property's text. */
    void error(Resource resource, String pointer, Optional<TextPosition> within, String summary, String detail) {
        all.add(new Finding(
                resource.identity(),
                pointer,
                within,
                Diagnostic.error(summary, detail).about(resource.address())));
    }

    void warning(Resource resource, String pointer, String summary, String detail) {
        add(resource, pointer, Diagnostic.warning(summary, detail));
    }

    private void add(Resource resource, String pointer, Diagnostic diagnostic) {
        all.add(new Finding(resource.identity(), pointer, diagnostic.about(resource.address())));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
