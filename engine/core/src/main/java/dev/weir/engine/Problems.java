package dev.weir.engine;

import dev.weir.spec.Resource;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.PropertyProblem;

/** Puts diagnostics where the user wrote what they are about. */
public final class Problems {
    private Problems() {}

    /** An error about a resource as a whole. */
    public static Diagnostic at(Resource resource, String summary, String detail) {
        return at(resource, "", Diagnostic.error(summary, detail));
    }

    /** A property's problem where the property is written. */
    public static Diagnostic at(Resource resource, PropertyProblem problem) {
        Diagnostic about = problem.diagnostic().about(resource.address().toString());
        return resource.positions()
                .locate(problem.pointer(), problem.within())
                .map(about::at)
                .orElse(about);
    }

    /** A diagnostic at one of a resource's values, unless it has a place of its own. */
    public static Diagnostic at(Resource resource, String pointer, Diagnostic diagnostic) {
        Diagnostic about = diagnostic.address().isPresent()
                ? diagnostic
                : diagnostic.about(resource.address().toString());
        return about.source().isPresent()
                ? about
                : resource.positions().locate(pointer).map(about::at).orElse(about);
    }
}
