package dev.weir.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.engine.Change;
import dev.weir.engine.Origin;
import dev.weir.spi.Difference;
import dev.weir.spi.Differences;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Differences as lines. A document, be it a tree or a text that holds JSON, is entered, so that the line names the member
 * that changed. A value that is too long for one line is laid out in full below it.
 */
final class DifferenceLines {
    private static final String HIDDEN = "(sensitive)";
    private static final String ARROW = " → ";

    private DifferenceLines() {}

    /**
     * One difference.
     *
     * @param sign {@code +}, {@code -} or {@code ~}
     * @param path members and names of elements, joined by slashes
     * @param before shown value, if there was one and both values are short
     * @param after shown value, if there will be one and both values are short
     * @param layout the values line by line, where one of them is too long
     * @param replaces whether it is the reason for a replacement
     * @param drift whether somebody else made the difference, and not the declaration
     */
    record Line(
            char sign,
            String path,
            Optional<String> before,
            Optional<String> after,
            List<TextDiff.Line> layout,
            boolean replaces,
            boolean drift) {
        /** The short values, as one would say it: {@code 2 → 4}. */
        String values(String arrow) {
            return String.join(
                    arrow, Stream.of(before, after).flatMap(Optional::stream).toList());
        }

        String values() {
            return values(ARROW);
        }

        /** How many lines it takes to show it. */
        int height() {
            return 1 + layout.size();
        }
    }

    static List<Line> of(Change change) {
        return change.differences().stream()
                .flatMap(difference -> of(difference, change.originOf(difference) == Origin.DRIFT))
                .toList();
    }

    private static Stream<Line> of(Difference difference, boolean drift) {
        if (difference.sensitive()) {
            return Stream.of(line(
                    difference,
                    difference.path(),
                    difference.before().map(value -> HIDDEN),
                    difference.after().map(value -> HIDDEN),
                    List.of(),
                    drift));
        }
        Optional<JsonNode> before = difference.before().flatMap(DifferenceLines::document);
        Optional<JsonNode> after = difference.after().flatMap(DifferenceLines::document);
        if (before.isEmpty()
                || after.isEmpty()
                || !before.get().isObject()
                || !after.get().isObject()) {
            return Stream.of(line(difference, difference.path(), difference.before(), difference.after(), drift));
        }
        List<Difference> inside = Differences.between(before.get(), after.get());
        return inside.isEmpty()
                ? Stream.of(line(difference, difference.path(), difference.before(), difference.after(), drift))
                : inside.stream()
                        .map(member -> line(
                                difference, difference.path() + member.path(), member.before(), member.after(), drift));
    }

    private static Optional<JsonNode> document(JsonNode value) {
        return value.isTextual()
                ? Values.document(value.asText())
                : Optional.of(value).filter(JsonNode::isContainerNode);
    }

    private static Line line(
            Difference of, String path, Optional<JsonNode> before, Optional<JsonNode> after, boolean drift) {
        Optional<String> was = before.flatMap(Values::inline);
        Optional<String> is = after.flatMap(Values::inline);
        boolean isShort = was.isPresent() == before.isPresent() && is.isPresent() == after.isPresent();
        if (isShort && (before.isEmpty() || !was.equals(is))) {
            return line(of, path, was, is, List.of(), drift);
        }
        List<TextDiff.Line> layout = layout(before, after, Values::lines);
        List<TextDiff.Line> shown = isVisible(layout) ? layout : layout(before, after, Values::written);
        if (!isVisible(shown)) { // what differs is masked
            return line(of, path, before.map(value -> HIDDEN), after.map(value -> HIDDEN), List.of(), drift);
        }
        return new Line(
                sign(before, after), plain(path), Optional.empty(), Optional.empty(), shown, of.replaces(), drift);
    }

    private static boolean isVisible(List<TextDiff.Line> layout) {
        return layout.stream().anyMatch(line -> line.sign() != ' ');
    }

    private static List<TextDiff.Line> layout(
            Optional<JsonNode> before, Optional<JsonNode> after, Function<JsonNode, List<String>> lines) {
        return TextDiff.of(
                before.map(lines).orElseGet(List::of), after.map(lines).orElseGet(List::of));
    }

    private static Line line(
            Difference of,
            String path,
            Optional<String> before,
            Optional<String> after,
            List<TextDiff.Line> layout,
            boolean drift) {
        return new Line(sign(before, after), plain(path), before, after, layout, of.replaces(), drift);
    }

    private static char sign(Optional<?> before, Optional<?> after) {
        return before.isEmpty() ? '+' : after.isEmpty() ? '-' : '~';
    }

    private static String plain(String path) {
        return (path.startsWith("/") ? path.substring(1) : path)
                .replace("~1", "/")
                .replace("~0", "~");
    }
}
