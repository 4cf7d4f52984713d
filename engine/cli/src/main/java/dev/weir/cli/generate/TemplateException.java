package dev.weir.cli.generate;

import java.util.List;
import java.util.stream.Collectors;

/** A template that cannot be compiled. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    TemplateException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::message).collect(Collectors.joining("; ")));
        this.mistakes = List.copyOf(mistakes);
    }

    /**
     * What is wrong with one expression.
     *
     * @param offset where the expression starts, in characters from the start of the template
     */
    public record Mistake(int offset, String message) {}

    /** All of them, in the order of the template. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
