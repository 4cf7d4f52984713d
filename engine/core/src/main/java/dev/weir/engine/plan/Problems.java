package dev.weir.engine.plan;

import dev.weir.spec.Resource;
import dev.weir.spi.Diagnostic;

/** Puts diagnostics where the user wrote what they are about. */
final class Problems {
    private Problems() {}

    static Diagnostic at(Resource resource, String summary, String detail) {
        return at(resource, "", Diagnostic.error(summary, detail));
    }

    static Diagnostic at(Resource resource, String pointer, Diagnostic diagnostic) {
        Diagnostic about = diagnostic.address().isPresent()
                ? diagnostic
                : diagnostic.about(resource.address().toString());
        return about.source().isPresent()
                ? about
                : resource.positions().locate(pointer).map(about::at).orElse(about);
    }
}
