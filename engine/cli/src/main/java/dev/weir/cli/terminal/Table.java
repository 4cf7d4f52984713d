package dev.weir.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows under headings, for people.
 *
 * @param headings one a column
 * @param numeric which columns are aligned to the right
 * @param rows each as long as {@code headings}
 */
public record Table(List<String> headings, List<Boolean> numeric, List<List<String>> rows) {
    private static final int WIDEST = 60;

    public Table {
        headings = List.copyOf(headings);
        numeric = List.copyOf(numeric);
        rows = List.copyOf(rows);
    }

    /** The lines of the table, without a line end at the last. */
    public String render() {
        int[] widths = IntStream.range(0, headings.size()).map(this::width).toArray();
        List<String> lines = new ArrayList<>();
        lines.add(line(headings, widths));
        lines.add(IntStream.of(widths).mapToObj("─"::repeat).collect(Collectors.joining("──")));
        rows.forEach(row -> lines.add(line(row, widths)));
        return String.join("\n", lines);
    }

    private int width(int column) {
        int widest =
                rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
        return Math.min(WIDEST, Math.max(widest, length(headings.get(column))));
    }

    private String line(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> pad(cells.get(column), widths[column], numeric.get(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String pad(String cell, int width, boolean right) {
        String cut = length(cell) > width ? cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…" : cell;
        String space = " ".repeat(width - length(cut));
        return right ? space + cut : cut + space;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
