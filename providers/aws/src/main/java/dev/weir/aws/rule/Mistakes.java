package dev.weir.aws.rule;

import dev.weir.spi.Diagnostic;
import dev.weir.spi.PropertyProblem;
import dev.weir.spi.TextPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with desired properties. For one thread. */
public final class Mistakes {
    private final List<PropertyProblem> all = new ArrayList<>();

    /** An error at the property with this JSON Pointer. */
    public void error(String pointer, String summary, String detail) {
        all.add(new PropertyProblem(pointer, Diagnostic.error(summary, detail)));
    }

    /** An error at a place in a property's text. */
    public void error(String pointer, Optional<TextPosition> within, String summary, String detail) {
        all.add(new PropertyProblem(pointer, within, Diagnostic.error(summary, detail)));
    }

    /** Something that works, probably not as meant. */
    public void warning(String pointer, String summary, String detail) {
        all.add(new PropertyProblem(pointer, Diagnostic.warning(summary, detail)));
    }

    public List<PropertyProblem> all() {
        return List.copyOf(all);
    }
}
