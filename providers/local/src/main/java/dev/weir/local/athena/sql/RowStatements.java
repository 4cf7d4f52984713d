package dev.weir.local.athena.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.Type;
import dev.weir.local.Caller;
import dev.weir.local.glue.catalog.Catalog;
import dev.weir.local.lake.DuckTypes;
import dev.weir.local.lake.Lake;
import dev.weir.local.lake.Quoting;
import dev.weir.local.lake.S3Location;
import dev.weir.local.lake.SqlEngine;
import dev.weir.local.operation.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Statements that write a query's rows to a table's files: {@code CREATE TABLE AS} and {@code INSERT INTO}. */
final class RowStatements {
    private final Catalog catalog;
    private final Lake lake;
    private final SqlEngine engine;
    private final String database;
    private final Caller caller;
    private final StatementExecutor.Cancellation cancellation;
    private final Query queries;

    RowStatements(
            Catalog catalog,
            Lake lake,
            SqlEngine engine,
            String database,
            Caller caller,
            StatementExecutor.Cancellation cancellation) {
        this.catalog = catalog;
        this.lake = lake;
        this.engine = engine;
        this.database = database;
        this.caller = caller;
        this.cancellation = cancellation;
        this.queries = new Query(catalog, lake, engine, database, caller);
    }

    /**
     * {@code [IF NOT EXISTS] [db.]name [WITH (...)] AS query}.
     *
     * @param results the folder that the statement's results go to, below which a table without a location of its own lies
     */
    long createTable(Tokens tokens, Optional<String> results) throws IOException {
        boolean lenient = tokens.accept("if", "not", "exists");
        TableName name = TableName.read(tokens, database);
        TableProperties properties = TableProperties.read(tokens);
        tokens.expect("as");
        Tokens query = tokens.rest();
        if (catalog.table(caller, name.database(), name.table()).isPresent()) {
            if (lenient) {
                return 0;
            }
            throw new QueryFailure("TABLE_ALREADY_EXISTS: Table '" + name + "' already exists");
        }
        S3Location location = location(name, properties.location(), results);
        return written(query, (folder, session) -> {
            List<Type.Field> columns = session.nameRows();
            QuerySession.checkNames(columns);
            ObjectNode input = Trees.object().put("DatabaseName", name.database());
            input.set("TableInput", properties.tableInput(name.table(), columns, location));
            String select = columns.stream()
                    .map(column -> Quoting.identifier(column.name()))
                    .collect(Collectors.joining(", ", "SELECT ", " FROM " + QuerySession.ROWS));
            RowFiles.write(session, select, properties.format(), properties.keys(), folder);
            upload(folder, location);
            catalog.operations().handle("CreateTable", input, caller);
            register(name);
        });
    }

    /** {@code [db.]name [(columns)] query}. */
    long insert(Tokens tokens) throws IOException {
        TableName name = TableName.read(tokens, database);
        ObjectNode table = catalog.table(caller, name.database(), name.table())
                .orElseThrow(
                        () -> new QueryFailure("TABLE_NOT_FOUND: Table 'awsdatacatalog." + name + "' does not exist"));
        List<String> named = tokens.columnList();
        Tokens query = tokens.rest();
        String format = TableProperties.formatOf(table)
                .orElseThrow(() -> new QueryFailure(
                        "NOT_SUPPORTED: the embedded Athena can insert only into Parquet and JSON tables"));
        List<String> keys = new ArrayList<>();
        table.path("PartitionKeys").forEach(key -> keys.add(key.path("Name").asText()));
        S3Location location = S3Location.parse(
                        table.path("StorageDescriptor").path("Location").asText())
                .orElseThrow(() -> new QueryFailure("NOT_SUPPORTED: " + name + " has no location in S3"));
        return written(query, (folder, session) -> {
            RowFiles.write(session, converted(table, named, session.nameRows()), format, keys, folder);
            upload(folder, location);
            register(name);
        });
    }

    /** The query's columns by position, with the table's names and types; what is not named is null. */
    private static String converted(ObjectNode table, List<String> named, List<Type.Field> given) {
        List<JsonNode> columns = new ArrayList<>();
        table.path("StorageDescriptor").path("Columns").forEach(columns::add);
        table.path("PartitionKeys").forEach(columns::add);
        List<String> targets = named.isEmpty()
                ? columns.stream().map(column -> column.path("Name").asText()).toList()
                : named;
        if (targets.size() != given.size()) {
            throw new QueryFailure("TYPE_MISMATCH: Insert query has " + given.size() + " expressions but expected "
                    + targets.size() + " columns");
        }
        return columns.stream()
                .map(column -> {
                    int index = targets.indexOf(column.path("Name").asText());
                    String value = index < 0
                            ? "NULL"
                            : Quoting.identifier(given.get(index).name());
                    Type type = GlueTypes.parse(column.path("Type").asText());
                    return "CAST(%s AS %s) AS %s"
                            .formatted(
                                    value,
                                    DuckTypes.render(type),
                                    Quoting.identifier(column.path("Name").asText()));
                })
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + QuerySession.ROWS));
    }

    private S3Location location(TableName name, Optional<String> given, Optional<String> results) {
        S3Location location = given.or(() -> results.map(folder -> folder + "tables/" + UUID.randomUUID()))
                .flatMap(S3Location::parse)
                .orElseThrow(() -> new QueryFailure("INVALID_TABLE_PROPERTY: " + name
                        + " needs an external_location, or the query an output location"));
        if (!lake.exists(location.bucket())) {
            throw new QueryFailure("HIVE_METASTORE_ERROR: bucket " + location.bucket() + " does not exist");
        }
        if (!lake.files(location.bucket(), location.prefix()).isEmpty()) {
            throw new QueryFailure("HIVE_PATH_ALREADY_EXISTS: Target directory for table '" + name
                    + "' already exists: " + location.uri()
                    + ". You may need to manually clean the data at location before retrying.");
        }
        return location;
    }

    private interface Writing {
        void in(Path folder, QuerySession session) throws SQLException, IOException;
    }

    /** Runs a query whose rows are written to a folder that is gone afterwards; returns how many bytes it may have read. */
    private long written(Tokens query, Writing writing) throws IOException {
        try (RowFiles files = RowFiles.in(engine.scratch())) {
            return queries.session(query, Optional.of(files.folder()), session -> {
                Watch watch = new Watch(session.statement(), cancellation);
                try {
                    writing.in(files.folder(), session);
                } finally {
                    watch.close();
                }
                return session.bytes();
            });
        }
    }

    /** The last moment at which a statement can be stopped: nothing is in the bucket or in the catalog yet. */
    private void upload(Path folder, S3Location location) throws IOException {
        if (cancellation.requested()) {
            throw new QueryFailure("Query cancelled by user");
        }
        RowFiles.upload(folder, location, lake, caller);
    }

    private void register(TableName name) throws IOException {
        Optional<ObjectNode> table = catalog.table(caller, name.database(), name.table());
        if (table.isPresent() && !table.get().path("PartitionKeys").isEmpty()) {
            new PartitionRepair(catalog, lake, caller).run(table.get(), ResultSink.NOWHERE);
        }
    }
}
