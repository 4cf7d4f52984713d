package dev.weir.cli.graph;

import dev.weir.cli.view.HtmlText;
import dev.weir.spec.Address;
import dev.weir.spec.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A stack's graph as one page without scripts: a column a step of the way that data take. */
final class HtmlGraphView {
    private static final int WIDTH = 230;
    private static final int HEIGHT = 46;
    private static final int COLUMN = WIDTH + 90;
    private static final int ROW = HEIGHT + 22;
    private static final int MARGIN = 20;
    private static final int LONGEST = 32;
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 1.5rem; color: #1c2430 }
            rect { fill: #f3f6fa; stroke: #8a97a8 } text { font: 13px system-ui, sans-serif; fill: #1c2430 }
            .name { fill: #5b6675; font-size: 12px } path { fill: none; stroke: #005a8c; stroke-width: 1.5 }
            .need { stroke: #b8c1cd; stroke-dasharray: 4 4 }
            </style></head><body>
            <h1>%1$s</h1>
            <svg width="%2$d" height="%3$d" role="img" aria-label="Resources and data flow of %1$s">
            <defs><marker id="end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0L8 4L0 8"/></marker></defs>
            %4$s%5$s</svg></body></html>""";

    private final String stack;
    private final StackGraph graph;
    private final Map<Address, Integer> columns = new LinkedHashMap<>();
    private final Map<Address, Integer> rows = new HashMap<>();

    HtmlGraphView(String stack, StackGraph graph) {
        this.stack = stack;
        this.graph = graph;
    }

    String render() {
        graph.resources().keySet().forEach(address -> column(address, new HashSet<>()));
        Map<Integer, Integer> filled = new HashMap<>();
        columns.forEach((address, column) -> rows.put(address, filled.merge(column, 1, Integer::sum) - 1));
        int widest = filled.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        int longest = filled.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return PAGE.formatted(
                HtmlText.escape(stack),
                2 * MARGIN + widest * COLUMN + WIDTH,
                2 * MARGIN + longest * ROW,
                graph.edges().stream().map(this::arrow).collect(Collectors.joining()),
                graph.resources().values().stream().map(this::box).collect(Collectors.joining()));
    }

    /** One further than the furthest of what leads here; an arrow that closes a circle does not count. */
    private int column(Address address, Set<Address> open) {
        Integer known = columns.get(address);
        if (known != null) {
            return known;
        }
        open.add(address);
        int column = graph.edges().stream()
                .filter(edge -> edge.to().equals(address) && !open.contains(edge.from()))
                .mapToInt(edge -> column(edge.from(), open) + 1)
                .max()
                .orElse(0);
        open.remove(address);
        columns.put(address, column);
        return column;
    }

    private String arrow(StackGraph.Edge edge) {
        int fromX = x(edge.from()) + WIDTH;
        int toX = x(edge.to());
        int fromY = y(edge.from()) + HEIGHT / 2;
        int toY = y(edge.to()) + HEIGHT / 2;
        return String.format(
                Locale.ROOT,
                "<path class=\"%s\" d=\"M%d %dC%d %d %d %d %d %d\" marker-end=\"url(#end)\"/>%n",
                edge.carriesData() ? "data" : "need",
                fromX,
                fromY,
                fromX + 45,
                fromY,
                toX - 45,
                toY,
                toX,
                toY);
    }

    private String box(Resource resource) {
        int x = x(resource.address());
        int y = y(resource.address());
        return String.format(
                Locale.ROOT,
                "<g><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/><text x=\"%d\" y=\"%d\">%s</text>"
                        + "<text class=\"name\" x=\"%d\" y=\"%d\">%s</text></g>%n",
                x,
                y,
                WIDTH,
                HEIGHT,
                x + 10,
                y + 19,
                text(resource.address().toString()),
                x + 10,
                y + 37,
                text(resource.identity().name()));
    }

    private static String text(String text) {
        return HtmlText.escape(text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text);
    }

    private int x(Address address) {
        return MARGIN + columns.get(address) * COLUMN;
    }

    private int y(Address address) {
        return MARGIN + rows.get(address) * ROW;
    }
}
