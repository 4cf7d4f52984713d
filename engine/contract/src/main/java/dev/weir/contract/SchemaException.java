package dev.weir.contract;

/** A schema definition, or a type's text, that cannot be read. The message says where and why. */
public class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    public SchemaException(String message) {
        this(message, null);
    }

    public SchemaException(String message, Throwable cause) {
        this(message, cause, 0, 0);
    }

    SchemaException(String message, Throwable cause, int line, int column) {
        super(message, cause);
        this.line = line;
        this.column = column;
    }

    /** The line in the definition's text, from 1; 0 where the mistake is not at one place. */
    public int line() {
        return line;
    }

    /** The column, likewise. */
    public int column() {
        return column;
    }
}
