package dev.weir.cli.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.replay.Recorded;
import dev.weir.cli.replay.ReplaySummary;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.terminal.Table;
import dev.weir.contract.GlueTypes;
import dev.weir.etl.replay.ColumnReport;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** What a replay has found. */
public final class ReplayView {
    private static final List<String> HEADINGS = List.of("column", "type", "null", "");

    private ReplayView() {}

    public static String render(String address, ReplaySummary summary, Format format) {
        return format == Format.JSON ? json(address, summary) : human(address, summary);
    }

    private static String human(String address, ReplaySummary summary) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s as declared: %,d records read, %,d mapped, %,d filtered out, %,d failed.",
                address,
                summary.read(),
                summary.mapped(),
                summary.filtered(),
                summary.failed()));
        if (summary.failedBefore() > 0) {
            text.append(String.format(Locale.ROOT, " Of those, %,d fail today as well.", summary.failedBefore()));
        }
        if (!summary.failures().isEmpty()) {
            text.append("\n\nFirst failures");
            summary.failures().forEach(failure -> text.append("\n  ").append(human(failure)));
        }
        if (summary.mapped() > 0) {
            text.append("\n\n").append(columns(summary));
        }
        if (summary.columns().stream().anyMatch(column -> column.cut() > 0)) {
            text.append("\n\nValues that a cast changes");
            summary.columns().forEach(column -> column.example()
                    .ifPresent(example -> text.append(String.format(
                            Locale.ROOT, "\n  %s: %,d, such as %s", column.target(), column.cut(), example))));
        }
        return text.toString();
    }

    private static String human(ReplaySummary.Failure failure) {
        String before = failure.before().map(reason -> "\n    today: " + reason).orElse("");
        return human(failure.place()) + ": " + failure.reason() + before;
    }

    private static String human(Recorded.Place place) {
        StringJoiner words = new StringJoiner(", ");
        place.line().ifPresent(line -> words.add("line " + line));
        place.shard().ifPresent(words::add);
        place.sequenceNumber().ifPresent(words::add);
        return words.toString();
    }

    private static String columns(ReplaySummary summary) {
        return new Table(
                        HEADINGS,
                        List.of(false, false, true, false),
                        summary.columns().stream()
                                .map(column -> List.of(
                                        column.target(),
                                        GlueTypes.render(column.type()),
                                        String.format(Locale.ROOT, "%,d", column.nulls()),
                                        column.nulls() == summary.mapped() ? "always null" : ""))
                                .toList())
                .render();
    }

    private static String json(String address, ReplaySummary summary) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("formatVersion", "1.0")
                .put("address", address)
                .put("read", summary.read())
                .put("mapped", summary.mapped())
                .put("filtered", summary.filtered())
                .put("failed", summary.failed())
                .put("failedBefore", summary.failedBefore());
        ArrayNode failures = document.putArray("failures");
        summary.failures().forEach(failure -> json(failures.addObject(), failure));
        ArrayNode columns = document.putArray("columns");
        summary.columns().forEach(column -> json(columns.addObject(), column, summary.mapped()));
        return document.toPrettyString();
    }

    private static void json(ObjectNode node, ReplaySummary.Failure failure) {
        failure.place().line().ifPresent(line -> node.put("line", line));
        failure.place().offset().ifPresent(offset -> node.put("offset", offset));
        failure.place().shard().ifPresent(shard -> node.put("shard", shard));
        failure.place().sequenceNumber().ifPresent(number -> node.put("sequenceNumber", number));
        node.put("reason", failure.reason());
        failure.before().ifPresent(reason -> node.put("before", reason));
    }

    private static void json(ObjectNode node, ColumnReport column, long mapped) {
        node.put("source", column.source())
                .put("target", column.target())
                .put("type", GlueTypes.render(column.type()))
                .put("nulls", column.nulls())
                .put("alwaysNull", mapped > 0 && column.nulls() == mapped)
                .put("changed", column.cut());
        column.example().ifPresent(example -> node.put("example", example));
    }
}
