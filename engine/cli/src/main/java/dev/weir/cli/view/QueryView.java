package dev.weir.cli.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.session.Query;
import dev.weir.cli.session.Query.Column;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.terminal.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result of a query as a table, as CSV or as JSON. */
public final class QueryView {
    private static final Set<String> WHOLE = Set.of("tinyint", "smallint", "integer", "int", "bigint");
    private static final Set<String> FRACTIONAL = Set.of("float", "real", "double", "decimal");

    private QueryView() {}

    public static String render(Query.Result result, Format format) {
        return switch (format) {
            case JSON -> json(result);
            case CSV -> csv(result);
            case HUMAN, TABLE, MARKDOWN, HTML, MERMAID, DOT -> table(result);
        };
    }

    private static String table(Query.Result result) {
        Table table = new Table(
                result.columns().stream().map(Column::name).toList(),
                result.columns().stream().map(column -> isNumber(column.type())).toList(),
                result.rows().stream()
                        .map(row ->
                                row.stream().map(value -> value.orElse("NULL")).toList())
                        .toList());
        return table.render() + "\n" + Words.count(result.rows().size(), "row", "rows");
    }

    private static String csv(Query.Result result) {
        return Stream.concat(
                        Stream.of(result.columns().stream()
                                .map(column -> quoted(column.name()))
                                .collect(Collectors.joining(","))),
                        result.rows().stream().map(row -> row.stream()
                                .map(value -> value.map(QueryView::quoted).orElse(""))
                                .collect(Collectors.joining(","))))
                .collect(Collectors.joining("\n"));
    }

    private static String quoted(String value) {
        boolean plain =
                !value.isEmpty() && value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static String json(Query.Result result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode columns = document.putArray("columns");
        result.columns()
                .forEach(
                        column -> columns.addObject().put("name", column.name()).put("type", column.type()));
        ArrayNode rows = document.putArray("rows");
        result.rows().forEach(row -> add(rows.addArray(), result.columns(), row));
        return document.toPrettyString();
    }

    private static void add(ArrayNode into, List<Column> columns, List<Optional<String>> row) {
        for (int i = 0; i < row.size(); i++) {
            String type = columns.get(i).type();
            Optional<String> value = row.get(i);
            if (value.isEmpty()) {
                into.addNull();
            } else if (WHOLE.contains(type)) {
                into.add(Long.parseLong(value.get()));
            } else if (FRACTIONAL.contains(type)) {
                number(into, value.get());
            } else if (type.equals("boolean")) {
                into.add(Boolean.parseBoolean(value.get()));
            } else {
                into.add(value.get());
            }
        }
    }

    /** NaN and infinities are no JSON numbers; they stay texts. */
    private static void number(ArrayNode into, String value) {
        try {
            into.add(new BigDecimal(value));
        } catch (NumberFormatException special) {
            into.add(value);
        }
    }

    private static boolean isNumber(String type) {
        return WHOLE.contains(type) || FRACTIONAL.contains(type);
    }
}
