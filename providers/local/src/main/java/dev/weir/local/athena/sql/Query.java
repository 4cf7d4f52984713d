package dev.weir.local.athena.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.Type;
import dev.weir.local.Caller;
import dev.weir.local.glue.catalog.Catalog;
import dev.weir.local.lake.DataFile;
import dev.weir.local.lake.DuckTypes;
import dev.weir.local.lake.Lake;
import dev.weir.local.lake.Quoting;
import dev.weir.local.lake.SqlEngine;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Executes a query on DuckDB, with the tables that it names as views. */
final class Query {
    private static final String CATALOG = "awsdatacatalog";

    /** Functions of DuckDB that reach beyond the query: files, settings, the engine's own state. */
    private static final Pattern FOREIGN = Pattern.compile(
            "(read|sniff|parquet|duckdb|pragma|query|sql|getenv|getvariable|glob|which|copy|write|load|json_execute)(_.*)?"
                    + "|current_setting|.*_scan");

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Catalog catalog;
    private final Lake lake;
    private final SqlEngine engine;
    private final String database;
    private final Caller caller;

    Query(Catalog catalog, Lake lake, SqlEngine engine, String database, Caller caller) {
        this.catalog = catalog;
        this.lake = lake;
        this.engine = engine;
        this.database = database;
        this.caller = caller;
    }

    /** Executes the query; returns how many bytes its tables' files have. */
    long execute(Tokens tokens, ResultSink sink, StatementExecutor.Cancellation cancellation) throws IOException {
        String sql = tokens.statement();
        refuseForeignFunctions(tokens, sql);
        Map<String, Map<String, TableView>> views = views(tokens);
        List<DataFile> files = views.values().stream()
                .flatMap(tables -> tables.values().stream())
                .flatMap(view -> view.files().stream())
                .toList();
        try (Connection connection = engine.open(files);
                Statement statement = connection.createStatement()) {
            prepare(statement, tokens, views);
            Watch watch = new Watch(statement, cancellation);
            try (ResultSet rows = statement.executeQuery(rewritten(tokens, views))) {
                copy(rows, tokens, sink, cancellation);
            } finally {
                watch.close();
            }
        } catch (SQLException e) {
            throw EngineErrors.translated(e, sql, tokens, database);
        }
        return files.stream().mapToLong(DataFile::size).sum();
    }

    /** The query in DuckDB's words, as far as they differ. */
    private static String rewritten(Tokens tokens, Map<String, Map<String, TableView>> views) {
        Set<String> columns = columnNames(views, type -> true);
        Brackets brackets = new Brackets(tokens.all());
        Rewriting rewriting = new Rewriting(tokens.statement());
        Spellings.rewrite(brackets, rewriting);
        Casts.rewrite(brackets, rewriting);
        DateArithmetic.rewrite(brackets, columnNames(views, Type.Primitive.DATE::equals), rewriting);
        Unnesting.rewrite(brackets, columnNames(views, Type.Map.class::isInstance), rewriting);
        DateFormats.rewrite(tokens.all(), rewriting);
        ReservedNames.quote(tokens.all(), columns, rewriting);
        return rewriting.result();
    }

    private static Set<String> columnNames(Map<String, Map<String, TableView>> views, Predicate<Type> wanted) {
        return views.values().stream()
                .flatMap(tables -> tables.values().stream())
                .flatMap(view -> view.columns().entrySet().stream())
                .filter(column -> wanted.test(column.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static void refuseForeignFunctions(Tokens tokens, String sql) {
        List<Token> all = tokens.all();
        for (int i = 0; i + 1 < all.size(); i++) {
            Token token = all.get(i);
            boolean call = token.names() && all.get(i + 1).is("(");
            if (call && FOREIGN.matcher(token.text().toLowerCase(Locale.ROOT)).matches()) {
                throw QueryFailure.at(
                        "FUNCTION_NOT_FOUND", sql, token.start(), "Function '" + token.text() + "' not registered");
            }
        }
    }

    /** The tables whose names occur in the query, by database; also those of the databases whose names do. */
    private Map<String, Map<String, TableView>> views(Tokens tokens) {
        Set<String> names = tokens.all().stream()
                .filter(Token::names)
                .map(token -> token.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> databases = new LinkedHashSet<>(names);
        databases.add(database);
        Map<String, Map<String, TableView>> views = new LinkedHashMap<>();
        for (String candidate : databases) {
            if (catalog.database(caller, candidate).isPresent()) {
                views.put(candidate, views(candidate, names));
            }
        }
        return views;
    }

    private Map<String, TableView> views(String in, Set<String> names) {
        Map<String, TableView> views = new LinkedHashMap<>();
        for (String name : names) {
            catalog.table(caller, in, name).ifPresent(table -> views.put(name, view(table)));
        }
        return views;
    }

    private TableView view(ObjectNode table) {
        return TableView.of(table, catalog.partitions(caller, table), lake);
    }

    private void prepare(Statement statement, Tokens tokens, Map<String, Map<String, TableView>> views)
            throws SQLException {
        statement.execute("ATTACH ':memory:' AS " + CATALOG);
        for (String definition : TrinoFunctions.definitions(new Brackets(tokens.all()))) {
            statement.execute(definition);
        }
        for (Map.Entry<String, Map<String, TableView>> entry : views.entrySet()) {
            String schema = CATALOG + "." + Quoting.identifier(entry.getKey());
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
            for (Map.Entry<String, TableView> view : entry.getValue().entrySet()) {
                statement.execute("CREATE VIEW %s.%s AS %s"
                        .formatted(
                                schema,
                                Quoting.identifier(view.getKey()),
                                view.getValue().sql(reader -> columns(statement, reader))));
            }
        }
        String own = CATALOG + "." + Quoting.identifier(database);
        statement.execute("CREATE SCHEMA IF NOT EXISTS " + own);
        statement.execute("USE " + own);
    }

    private static Map<String, Type> columns(Statement statement, String reader) {
        Map<String, Type> columns = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + reader)) {
            while (rows.next()) {
                columns.put(rows.getString("column_name"), DuckTypes.parse(rows.getString("column_type")));
            }
            return columns;
        } catch (SQLException e) {
            throw new QueryFailure("HIVE_CANNOT_OPEN_SPLIT: a file of the table cannot be read: "
                    + EngineErrors.firstLine(e).replaceAll("\"[^\"]*/", "\""));
        }
    }

    private static void copy(
            ResultSet rows, Tokens tokens, ResultSink sink, StatementExecutor.Cancellation cancellation)
            throws SQLException, IOException {
        ResultSetMetaData metadata = rows.getMetaData();
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            String name = name(metadata.getColumnLabel(i), i - 1, tokens);
            columns.add(AthenaTypes.column(name, metadata.getColumnTypeName(i)));
        }
        sink.columns(columns);
        List<String> values = new ArrayList<>();
        while (rows.next() && !cancellation.requested()) {
            values.clear();
            for (int i = 1; i <= columns.size(); i++) {
                values.add(ValueText.of(rows.getObject(i)));
            }
            sink.row(values);
        }
    }

    /** Athena numbers the columns that are neither columns of a table nor given a name. */
    private static String name(String label, int index, Tokens tokens) {
        boolean named = PLAIN_NAME.matcher(label).matches()
                || tokens.all().stream()
                        .anyMatch(token -> token.kind() == Token.Kind.QUOTED
                                && token.text().equals(label));
        return named ? label.toLowerCase(Locale.ROOT) : "_col" + index;
    }
}
