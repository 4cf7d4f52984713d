package dev.weir.spi;

import static java.util.Objects.requireNonNull;

/**
 * A stretch of one source file.
 *
 * @param file the file as the user would name it, relative to the stack's directory where it lies below it
 * @param line first line, counted from 1
 * @param column first column, counted from 1 in Unicode code points
 * @param endLine last line, inclusive
 * @param endColumn the column after the last one; equal to {@code column} for an empty range
 */
public record SourceRange(String file, int line, int column, int endLine, int endColumn) {
    public SourceRange {
        requireNonNull(file, "file");
        if (line < 1 || column < 1 || endLine < line || endColumn < 1) {
            throw new IllegalArgumentException("not a range: %d:%d-%d:%d".formatted(line, column, endLine, endColumn));
        }
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
