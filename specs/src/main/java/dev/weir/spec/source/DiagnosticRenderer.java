package dev.weir.spec.source;

import static java.util.Objects.requireNonNull;

import dev.weir.spi.Diagnostic;
import dev.weir.spi.Severity;
import dev.weir.spi.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Shows a diagnostic to people:
 *
 * <pre>
 * error: Unknown property
 *   --> streams.yaml:4:5 (streams.orders)
 *    |
 *  4 |     retentionHours: 24
 *    |     ^^^^^^^^^^^^^^
 *    = 'retentionHours' is not a property of a stream. Did you mean 'retentionPeriodHours'?
 * </pre>
 */
public final class DiagnosticRenderer {
    private static final int WIDTH = 100;
    private static final int LONGEST_LINE = 160;
    private static final String CUT = "…";

    private final Style style;

    public DiagnosticRenderer() {
        this(Style.PLAIN);
    }

    public DiagnosticRenderer(Style style) {
        this.style = requireNonNull(style, "style");
    }

    /** The diagnostic over several lines, the last one ended. */
    public String render(Diagnostic diagnostic, Sources sources) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(diagnostic));
        String gutter = diagnostic.source().map(DiagnosticRenderer::gutter).orElse("  ");
        if (diagnostic.source().isPresent()) {
            SourceRange range = diagnostic.source().get();
            String about = diagnostic
                    .address()
                    .map(address -> " (" + printable(address) + ")")
                    .orElse("");
            lines.add(gutter + style.blue("-->") + " " + printable(range.toString()) + about);
            sources.line(range).ifPresent(line -> addSnippet(lines, gutter, line, range));
        } else {
            diagnostic.address().ifPresent(address -> lines.add(gutter + style.blue("-->") + " " + printable(address)));
        }
        addDetail(lines, gutter, diagnostic.detail());
        return lines.stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
    }

    private String heading(Diagnostic diagnostic) {
        String severity = diagnostic.severity() == Severity.ERROR ? style.red("error") : style.yellow("warning");
        return severity + style.bold(": " + printable(diagnostic.summary()));
    }

    private static String gutter(SourceRange range) {
        return " ".repeat(Integer.toString(range.line()).length() + 1);
    }

    private void addSnippet(List<String> lines, String gutter, String line, SourceRange range) {
        int[] points = line.codePoints().toArray();
        int first = Math.min(range.column() - 1, points.length);
        int last = range.endLine() > range.line() ? points.length : Math.min(range.endColumn() - 1, points.length);
        int from = first > LONGEST_LINE - 40 ? first - 40 : 0;
        int to = Math.min(points.length, from + LONGEST_LINE);
        String shown = shown(points, from, to);
        String lead = (from > 0 ? " " : "") + blanks(points, from, first);
        String carets = "^".repeat(Math.max(1, Math.min(last, to) - first));
        lines.add(gutter + " " + style.blue("|"));
        lines.add(style.blue(" " + range.line() + " |") + " " + shown);
        lines.add(gutter + " " + style.blue("|") + " " + lead + style.red(carets));
    }

    private static String shown(int[] points, int from, int to) {
        String before = from > 0 ? CUT : "";
        String after = to < points.length ? CUT : "";
        StringBuilder text = new StringBuilder(before);
        for (int i = from; i < to; i++) {
            text.appendCodePoint(isPrintable(points[i]) ? points[i] : '\ufffd');
        }
        return text.append(after).toString();
    }

    private static String printable(String text) {
        return text.codePoints().allMatch(DiagnosticRenderer::isPrintable)
                ? text
                : shown(text.codePoints().toArray(), 0, text.codePointCount(0, text.length()));
    }

    /** Terminals must not be steered by what a file holds. */
    private static boolean isPrintable(int point) {
        return point == '\t' || !Character.isISOControl(point);
    }

    /** What stands under the text before the carets: tabs stay, so that the carets stay under their place. */
    private static String blanks(int[] points, int from, int to) {
        StringBuilder blanks = new StringBuilder();
        for (int i = from; i < to; i++) {
            blanks.append(points[i] == '\t' ? '\t' : ' ');
        }
        return blanks.toString();
    }

    private void addDetail(List<String> lines, String gutter, String detail) {
        String mark = style.blue("=");
        for (String paragraph : detail.isEmpty()
                ? List.<String>of()
                : detail.lines().map(DiagnosticRenderer::printable).toList()) {
            for (String line : wrap(paragraph, WIDTH - gutter.length() - 3)) {
                lines.add(gutter + " " + mark + " " + line);
                mark = " ";
            }
        }
    }

    private static List<String> wrap(String paragraph, int width) {
        List<String> lines = new ArrayList<>();
        String rest = paragraph;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int cut = space > 0 ? space : rest.indexOf(' ');
            if (cut < 0) {
                break;
            }
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut + 1);
        }
        lines.add(rest);
        return lines;
    }
}
