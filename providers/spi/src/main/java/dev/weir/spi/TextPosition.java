package dev.weir.spi;

/**
 * A place in a text.
 *
 * @param line counted from 1
 * @param column in code points, counted from 1
 */
public record TextPosition(int line, int column) {
    public TextPosition {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("lines and columns count from 1: " + line + ":" + column);
        }
    }
}
