package dev.weir.local.athena.sql;

import dev.weir.local.Caller;
import dev.weir.local.glue.catalog.Catalog;
import dev.weir.local.lake.Lake;
import dev.weir.local.lake.SqlEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Executes queries on DuckDB. */
final class Query {
    static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

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

    /** What is done with a query's session. */
    interface Use<T> {
        T with(QuerySession session) throws SQLException, IOException;
    }

    /** Executes the query; returns how many bytes its tables' files have. */
    long execute(Tokens query, ResultSink sink, StatementExecutor.Cancellation cancellation) throws IOException {
        return session(query, Optional.empty(), session -> {
            Watch watch = new Watch(session.statement(), cancellation);
            try (ResultSet rows = session.statement().executeQuery(session.sql())) {
                copy(rows, query, sink, cancellation);
            } finally {
                watch.close();
            }
            return session.bytes();
        });
    }

    /**
     * Opens a query's session, with the engine's errors in Athena's words.
     *
     * @param writable a folder that the query's rows may be written to
     */
    <T> T session(Tokens query, Optional<Path> writable, Use<T> use) throws IOException {
        Relations relations = Relations.of(query, database, catalog, lake, caller);
        try (QuerySession session = QuerySession.open(query, database, relations, engine, writable)) {
            return use.with(session);
        } catch (SQLException e) {
            throw EngineErrors.translated(e, query.statement(), query, database);
        }
    }

    private static void copy(ResultSet rows, Tokens query, ResultSink sink, StatementExecutor.Cancellation cancellation)
            throws SQLException, IOException {
        ResultSetMetaData metadata = rows.getMetaData();
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            String name = name(metadata.getColumnLabel(i), i - 1, query);
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
    private static String name(String label, int index, Tokens query) {
        boolean named = PLAIN_NAME.matcher(label).matches()
                || query.all().stream()
                        .anyMatch(token -> token.kind() == Token.Kind.QUOTED
                                && token.text().equals(label));
        return named ? label.toLowerCase(Locale.ROOT) : "_col" + index;
    }
}
