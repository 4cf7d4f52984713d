package dev.weir.cli.terminal;

/** What {@code --format} may be. Not every command has every format. */
public enum Format {
    HUMAN,
    JSON,
    MARKDOWN,
    HTML,
    /** Only {@code query}: what people read is the default there, too. */
    TABLE,
    /** Only {@code query}. */
    CSV,
    /** Only {@code graph}. */
    MERMAID,
    /** Only {@code graph}. */
    DOT
}
