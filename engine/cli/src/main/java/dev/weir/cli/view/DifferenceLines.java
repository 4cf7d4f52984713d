package dev.weir.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.engine.Change;
import dev.weir.engine.Origin;
import dev.weir.spi.Difference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Differences as lines. A document, be it a tree or a text that holds JSON, is entered, so that the line names the member
 * that changed.
 */
final class DifferenceLines {
    private static final int MOST_LINES = 200;
    private static final String HIDDEN = "(sensitive)";

    private DifferenceLines() {}

    /**
     * One line.
     *
     * @param sign {@code +}, {@code -} or {@code ~}
     * @param path dotted, as one would say it
     * @param before shown value, if there was one
     * @param after shown value, if there will be one
     * @param replaces whether it is the reason for a replacement
     * @param drift whether somebody else made the difference, and not the declaration
     */
    record Line(
            char sign, String path, Optional<String> before, Optional<String> after, boolean replaces, boolean drift) {}

    static List<Line> of(Change change) {
        return change.differences().stream()
                .flatMap(difference -> of(difference, change.originOf(difference) == Origin.DRIFT).stream())
                .limit(MOST_LINES)
                .toList();
    }

    private static List<Line> of(Difference difference, boolean drift) {
        String path = difference.path().isEmpty() ? "" : difference.path().substring(1);
        List<Line> lines = new ArrayList<>();
        if (difference.sensitive()) {
            lines.add(line(
                    path,
                    difference.before().map(v -> HIDDEN),
                    difference.after().map(v -> HIDDEN),
                    difference,
                    drift));
        } else {
            enter(path, difference.before(), difference.after(), difference, drift, lines);
        }
        return lines;
    }

    private static void enter(
            String path,
            Optional<JsonNode> before,
            Optional<JsonNode> after,
            Difference of,
            boolean drift,
            List<Line> into) {
        if (into.size() >= MOST_LINES || before.equals(after)) {
            return;
        }
        Optional<JsonNode> left = before.flatMap(DifferenceLines::document);
        Optional<JsonNode> right = after.flatMap(DifferenceLines::document);
        if (left.isPresent()
                && right.isPresent()
                && left.get().isObject() == right.get().isObject()) {
            for (String name : members(left.get(), right.get())) {
                enter(path + "/" + name, member(left.get(), name), member(right.get(), name), of, drift, into);
            }
        } else {
            into.add(line(path, before.map(Values::inline), after.map(Values::inline), of, drift));
        }
    }

    private static Optional<JsonNode> document(JsonNode value) {
        return value.isTextual()
                ? Values.document(value.asText())
                : Optional.of(value).filter(JsonNode::isContainerNode);
    }

    private static Set<String> members(JsonNode left, JsonNode right) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode side : List.of(left, right)) {
            if (side.isObject()) {
                side.fieldNames().forEachRemaining(names::add);
            } else {
                for (int index = 0; index < side.size(); index++) {
                    names.add(Integer.toString(index));
                }
            }
        }
        return names;
    }

    private static Optional<JsonNode> member(JsonNode container, String name) {
        JsonNode member = container.isObject() ? container.path(name) : container.path(Integer.parseInt(name));
        return member.isMissingNode() ? Optional.empty() : Optional.of(member);
    }

    private static Line line(
            String path, Optional<String> before, Optional<String> after, Difference of, boolean drift) {
        char sign = before.isEmpty() ? '+' : after.isEmpty() ? '-' : '~';
        return new Line(sign, path.replace("~1", "/").replace("~0", "~"), before, after, of.replaces(), drift);
    }
}
