package dev.weir.spec.source;

import static java.util.Objects.requireNonNull;

import dev.weir.spi.SourceRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The text of one file, by line and by code point. */
public final class SourceText {
    private static final int MASK = '•';

    private final String name;
    private final String text;
    private int[] points;
    private int[] lineStarts;

    /**
     * The text of a file.
     *
     * @param name the file as diagnostics name it
     * @param text without a byte order mark
     */
    public SourceText(String name, String text) {
        this.name = requireNonNull(name, "name");
        this.text = requireNonNull(text, "text");
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** The line with this number, counted from 1, without its end; empty behind the last one. */
    public String line(int number) {
        index();
        if (number > lineStarts.length) {
            return "";
        }
        int start = lineStarts[number - 1];
        int end = start;
        while (end < points.length && !isBreak(points[end])) {
            end++;
        }
        return new String(points, start, end - start);
    }

    /** The text between two code point indexes. */
    public String slice(int start, int end) {
        index();
        return new String(points, start, end - start);
    }

    /** The same text with dots over what stands between two code point indexes; its lines stay as they are. */
    public SourceText masked(int start, int end) {
        index();
        int[] masked = points.clone();
        for (int i = start; i < Math.min(end, masked.length); i++) {
            masked[i] = isBreak(masked[i]) || masked[i] == ' ' ? masked[i] : MASK;
        }
        return new SourceText(name, new String(masked, 0, masked.length));
    }

    /** The range between two code point indexes; a range over several lines ends with its first. */
    public SourceRange range(int start, int end) {
        index();
        int line = lineOf(start);
        int column = start - lineStarts[line] + 1;
        int last = start;
        while (last < end && last < points.length && !isBreak(points[last])) {
            last++;
        }
        return new SourceRange(name, line + 1, column, line + 1, column + last - start);
    }

    private int lineOf(int index) {
        int found = Arrays.binarySearch(lineStarts, index);
        return found >= 0 ? found : -found - 2;
    }

    private void index() {
        if (points == null) {
            points = text.codePoints().toArray();
            lineStarts = starts();
        }
    }

    private int[] starts() {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 0; i < points.length; i++) {
            boolean followed = points[i] == '\r' && i + 1 < points.length && points[i + 1] == '\n';
            if (isBreak(points[i]) && !followed) {
                starts.add(i + 1);
            }
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The line breaks of YAML 1.1, which is what the parser counts. */
    private static boolean isBreak(int point) {
        return point == '\n' || point == '\r' || point == 0x85 || point == 0x2028 || point == 0x2029;
    }
}
