package dev.weir.local.athena.sql;

import dev.weir.contract.SchemaException;
import dev.weir.contract.Type;
import dev.weir.local.lake.DataFile;
import dev.weir.local.lake.DuckTypes;
import dev.weir.local.lake.Quoting;
import dev.weir.local.lake.SqlEngine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A database of DuckDB's made for one query of Athena's: the relations that the query names, and Trino's functions. */
final class QuerySession implements AutoCloseable {
    /** The query's rows, once {@link #nameRows} has made them a relation. */
    static final String ROWS = "\"$rows\"";

    private static final String CATALOG = "awsdatacatalog";

    /** Functions of DuckDB that reach beyond the query: files, settings, the engine's own state. */
    private static final Pattern FOREIGN = Pattern.compile(
            "(read|sniff|parquet|duckdb|pragma|query|sql|getenv|getvariable|glob|which|copy|write|load|json_execute)(_.*)?"
                    + "|current_setting|.*_scan");

    private final Tokens query;
    private final Relations relations;
    private final Connection connection;
    private final Statement statement;

    private QuerySession(Tokens query, Relations relations, Connection connection) throws SQLException {
        this.query = query;
        this.relations = relations;
        this.connection = connection;
        this.statement = connection.createStatement();
    }

    /**
     * Opens a database.
     *
     * @param database what names without a database refer to
     * @param writable a folder that the query's rows may be written to
     */
    static QuerySession open(
            Tokens query, String database, Relations relations, SqlEngine engine, Optional<Path> writable)
            throws SQLException {
        refuse(query);
        relations.views().forEach(view -> refuse(view.query()));
        Connection connection = engine.open(relations.files(), writable);
        try {
            QuerySession session = new QuerySession(query, relations, connection);
            session.prepare(database);
            return session;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Statement statement() {
        return statement;
    }

    /** The query in DuckDB's words. */
    String sql() {
        return rewritten(query);
    }

    /** How many bytes the files have that the query may read. */
    long bytes() {
        return relations.files().stream().mapToLong(DataFile::size).sum();
    }

    /** The columns of a relation, by name. */
    List<Type.Field> columns(String relation) throws SQLException {
        List<Type.Field> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + relation)) {
            while (rows.next()) {
                columns.add(
                        new Type.Field(rows.getString("column_name"), parsed(rows.getString("column_type")), true, ""));
            }
        }
        return columns;
    }

    /** Makes the query a relation, and tells its columns; names are in lower case, as the catalog has them. */
    List<Type.Field> nameRows() throws SQLException {
        statement.execute("CREATE VIEW " + ROWS + " AS " + sql());
        return columns(ROWS).stream()
                .map(column -> new Type.Field(column.name().toLowerCase(Locale.ROOT), column.type(), true, ""))
                .toList();
    }

    /** A column of a table or a view needs a name. */
    static void checkNames(List<Type.Field> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (!Query.PLAIN_NAME.matcher(columns.get(i).name()).matches()) {
                throw new QueryFailure("MISSING_COLUMN_NAME: Column name not specified at position " + (i + 1));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            statement.close();
        }
    }

    private static Type parsed(String type) {
        try {
            return type.equals("TIMESTAMP WITH TIME ZONE") ? Type.Primitive.TIMESTAMP : DuckTypes.parse(type);
        } catch (SchemaException e) {
            throw new QueryFailure("NOT_SUPPORTED: a column of type " + type + " cannot be kept in the catalog");
        }
    }

    private static void refuse(Tokens query) {
        Brackets sql = new Brackets(query.all());
        for (int i = 0; i < sql.size(); i++) {
            Token token = sql.token(i);
            String name = token.text().toLowerCase(Locale.ROOT);
            if (token.names() && sql.is(i + 1, "(") && FOREIGN.matcher(name).matches()) {
                throw QueryFailure.at(
                        "FUNCTION_NOT_FOUND",
                        query.statement(),
                        token.start(),
                        "Function '" + token.text() + "' not registered");
            }
            if (token.names() && name.equals("information_schema") && sql.is(i + 1, ".")) {
                throw new QueryFailure("NOT_SUPPORTED: the embedded Athena has no information_schema; SHOW TABLES,"
                        + " SHOW COLUMNS and SHOW PARTITIONS return the same information");
            }
        }
    }

    private void prepare(String database) throws SQLException {
        statement.execute("ATTACH ':memory:' AS " + CATALOG);
        Set<String> functions = TrinoFunctions.called(query.all());
        relations
                .views()
                .forEach(view ->
                        functions.addAll(TrinoFunctions.called(view.query().all())));
        for (String definition : TrinoFunctions.definitions(functions)) {
            statement.execute(definition);
        }
        for (String named : relations.databases()) {
            createSchema(named);
            for (Map.Entry<String, TableView> table : relations.tables(named).entrySet()) {
                create(named, table.getKey(), table.getValue().sql(this::fileColumns));
            }
        }
        for (Relations.View view : relations.views()) {
            use(view.schema());
            create(view.database(), view.name(), rewritten(view.query()));
        }
        use(database);
    }

    private void use(String database) throws SQLException {
        createSchema(database);
        statement.execute("USE " + schema(database));
    }

    private void createSchema(String database) throws SQLException {
        statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema(database));
    }

    private void create(String database, String name, String sql) throws SQLException {
        statement.execute("CREATE VIEW %s.%s AS %s".formatted(schema(database), Quoting.identifier(name), sql));
    }

    private static String schema(String database) {
        return CATALOG + "." + Quoting.identifier(database);
    }

    private String rewritten(Tokens tokens) {
        Brackets brackets = new Brackets(tokens.all());
        Rewriting rewriting = new Rewriting(tokens.statement());
        Spellings.rewrite(brackets, rewriting);
        Casts.rewrite(brackets, rewriting);
        DateArithmetic.rewrite(brackets, relations.columns(Type.Primitive.DATE::equals), rewriting);
        Unnesting.rewrite(brackets, relations.columns(Type.Map.class::isInstance), rewriting);
        DateFormats.rewrite(tokens.all(), rewriting);
        ReservedNames.quote(tokens.all(), relations.columns(type -> true), rewriting);
        return rewriting.result();
    }

    private Map<String, Type> fileColumns(String reader) {
        try {
            Map<String, Type> columns = new LinkedHashMap<>();
            columns(reader).forEach(column -> columns.put(column.name(), column.type()));
            return columns;
        } catch (SQLException e) {
            throw new QueryFailure("HIVE_CANNOT_OPEN_SPLIT: a file of the table cannot be read: "
                    + EngineErrors.firstLine(e).replaceAll("\"[^\"]*/", "\""));
        }
    }
}
