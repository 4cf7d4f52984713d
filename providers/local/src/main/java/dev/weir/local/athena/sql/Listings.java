package dev.weir.local.athena.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.glue.catalog.Catalog;
import dev.weir.local.operation.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What {@code SHOW} and {@code DESCRIBE} answer. */
final class Listings {
    private final Catalog catalog;
    private final String database;
    private final Caller caller;

    Listings(Catalog catalog, String database, Caller caller) {
        this.catalog = catalog;
        this.database = database;
        this.caller = caller;
    }

    void show(Tokens tokens, ResultSink sink) throws IOException {
        if (tokens.accept("databases") || tokens.accept("schemas")) {
            Predicate<String> wanted = pattern(tokens);
            list(
                    "database_name",
                    names(catalog.databases(caller)).stream().filter(wanted).toList(),
                    sink);
        } else if (tokens.accept("tables")) {
            String in = within(tokens).orElse(database);
            Predicate<String> wanted = pattern(tokens);
            list(
                    "tab_name",
                    names(catalog.tables(caller, in)).stream().filter(wanted).toList(),
                    sink);
        } else if (tokens.accept("views")) {
            String in = within(tokens).orElse(database);
            Predicate<String> wanted = pattern(tokens);
            List<ObjectNode> views = catalog.tables(caller, in).stream()
                    .filter(table -> table.path("TableType").asText().equals(PrestoView.TABLE_TYPE))
                    .toList();
            list("views", names(views).stream().filter(wanted).toList(), sink);
        } else if (tokens.accept("create", "view")) {
            ObjectNode table = table(tokens);
            PrestoView view = PrestoView.of(table)
                    .orElseThrow(() -> new QueryFailure("NOT_SUPPORTED: " + name(table) + " is not a view"));
            list("create view", lines("CREATE VIEW " + name(table) + " AS\n" + view.sql()), sink);
        } else if (tokens.accept("create", "table")) {
            list("createtab_stmt", lines(TableDefinition.of(table(tokens))), sink);
        } else if (tokens.accept("tblproperties")) {
            properties(table(tokens, true), tokens, sink);
        } else if (tokens.accept("columns")) {
            tokens.accept("in");
            tokens.accept("from");
            list("field", columns(table(tokens)), sink);
        } else if (tokens.accept("partitions")) {
            list("partition", partitions(table(tokens)), sink);
        } else {
            throw new QueryFailure(
                    "NOT_SUPPORTED: the embedded Athena shows DATABASES, TABLES, VIEWS, COLUMNS, PARTITIONS,"
                            + " TBLPROPERTIES, CREATE TABLE and CREATE VIEW");
        }
    }

    void describe(Tokens tokens, ResultSink sink) throws IOException {
        tokens.accept("extended");
        tokens.accept("formatted");
        ObjectNode table = table(tokens);
        sink.columns(List.of(Column.text("col_name"), Column.text("data_type"), Column.text("comment")));
        for (JsonNode column : table.path("StorageDescriptor").path("Columns")) {
            sink.row(described(column));
        }
        for (JsonNode key : table.path("PartitionKeys")) {
            sink.row(described(key));
        }
    }

    /** All properties of a table with their values, or one property's value. */
    private static void properties(ObjectNode table, Tokens tokens, ResultSink sink) throws IOException {
        Map<String, String> properties = Trees.map(table.path("Parameters"));
        if (tokens.accept("(")) {
            String key = tokens.string();
            tokens.expect(")");
            tokens.expectEnd();
            list(
                    "prpt_name",
                    List.of(properties.getOrDefault(key, "Table " + name(table) + " does not have property: " + key)),
                    sink);
            return;
        }
        tokens.expectEnd();
        sink.columns(List.of(Column.text("prpt_name"), Column.text("prpt_value")));
        for (Map.Entry<String, String> property : properties.entrySet()) {
            sink.row(List.of(property.getKey(), property.getValue()));
        }
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static String name(ObjectNode table) {
        return table.path("DatabaseName").asText() + "." + table.path("Name").asText();
    }

    private static List<String> described(JsonNode column) {
        return List.of(
                column.path("Name").asText(),
                column.path("Type").asText(),
                column.path("Comment").asText(""));
    }

    private static void list(String name, List<String> items, ResultSink sink) throws IOException {
        sink.columns(List.of(Column.text(name)));
        for (String item : items) {
            sink.row(List.of(item));
        }
    }

    private Optional<String> within(Tokens tokens) {
        return tokens.accept("in") || tokens.accept("from") ? Optional.of(tokens.name()) : Optional.empty();
    }

    private static Predicate<String> pattern(Tokens tokens) {
        tokens.accept("like");
        if (tokens.atEnd()) {
            return name -> true;
        }
        String text = tokens.string();
        tokens.expectEnd();
        try {
            return Pattern.compile(text.replaceAll("(?<!\\.)\\*", ".*")).asMatchPredicate();
        } catch (PatternSyntaxException e) {
            throw new QueryFailure("FAILED: ParseException: " + e.getDescription());
        }
    }

    private ObjectNode table(Tokens tokens) {
        return table(tokens, false);
    }

    private ObjectNode table(Tokens tokens, boolean goesOn) {
        List<String> parts = new ArrayList<>(List.of(tokens.name()));
        while (tokens.accept(".")) {
            parts.add(tokens.name());
        }
        String in =
                parts.size() > 1 ? parts.get(parts.size() - 2) : within(tokens).orElse(database);
        if (!goesOn) {
            tokens.expectEnd();
        }
        return catalog.table(caller, in, parts.getLast())
                .orElseThrow(() -> new QueryFailure(
                        "FAILED: SemanticException [Error 10001]: Table not found " + in + "." + parts.getLast()));
    }

    private static List<String> names(List<ObjectNode> objects) {
        return objects.stream().map(object -> object.path("Name").asText()).toList();
    }

    private static List<String> columns(ObjectNode table) {
        List<String> names = new ArrayList<>();
        table.path("StorageDescriptor")
                .path("Columns")
                .forEach(column -> names.add(column.path("Name").asText()));
        table.path("PartitionKeys").forEach(key -> names.add(key.path("Name").asText()));
        return names;
    }

    private List<String> partitions(ObjectNode table) {
        return catalog.partitions(caller, table).stream()
                .map(partition -> PartitionRepair.folders(table, partition.path("Values")))
                .toList();
    }
}
