package dev.weir.cli.generate;

/** A template that cannot be compiled. The message says what is wrong with which expression. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    /**
     * Says what is wrong with one expression.
     *
     * @param offset where the expression starts, in characters from the start of the template
     */
    public TemplateException(int offset, String message) {
        super(message);
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }
}
