package dev.weir.local.athena.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.glue.catalog.Catalog;
import dev.weir.local.lake.Lake;
import dev.weir.local.operation.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Statements that define or describe what is in the catalog. */
final class Definitions {
    private static final Set<String> STATEMENTS = Set.of(
            "ALTER",
            "ANALYZE",
            "CREATE",
            "DELETE",
            "DROP",
            "EXPLAIN",
            "GRANT",
            "INSERT",
            "MERGE",
            "MSCK",
            "OPTIMIZE",
            "REVOKE",
            "TRUNCATE",
            "UNLOAD",
            "UPDATE",
            "USE",
            "VACUUM");

    private final Catalog catalog;
    private final Lake lake;
    private final String database;
    private final Caller caller;

    Definitions(Catalog catalog, Lake lake, String database, Caller caller) {
        this.catalog = catalog;
        this.lake = lake;
        this.database = database;
        this.caller = caller;
    }

    void execute(Tokens tokens, ResultSink sink) throws IOException {
        if (tokens.accept("show")) {
            new Listings(catalog, database, caller).show(tokens, sink);
        } else if (tokens.accept("describe") || tokens.accept("desc")) {
            new Listings(catalog, database, caller).describe(tokens, sink);
        } else {
            sink.columns(List.of());
            change(tokens, sink);
        }
    }

    private void change(Tokens tokens, ResultSink sink) throws IOException {
        if (tokens.accept("create", "external", "table")) {
            createTable(tokens);
        } else if (tokens.accept("create", "database") || tokens.accept("create", "schema")) {
            createDatabase(tokens);
        } else if (tokens.accept("drop", "table")) {
            dropTable(tokens);
        } else if (tokens.accept("drop", "database") || tokens.accept("drop", "schema")) {
            dropDatabase(tokens);
        } else if (tokens.accept("msck", "repair", "table")) {
            TableName name = TableName.read(tokens, database);
            tokens.expectEnd();
            new PartitionRepair(catalog, lake, caller).run(table(name), sink);
        } else if (tokens.accept("alter", "table")) {
            alterTable(tokens);
        } else {
            throw unknown(tokens);
        }
    }

    /** Tells what is no statement from what is one that is not executed here. */
    private static QueryFailure unknown(Tokens tokens) {
        String word = tokens.peek()
                .map(token -> token.text().toUpperCase(Locale.ROOT))
                .orElse("");
        return STATEMENTS.contains(word)
                ? new QueryFailure(
                        "NOT_SUPPORTED: the embedded Athena does not execute " + word + " statements of this form")
                : tokens.unexpected(tokens.take());
    }

    private void createTable(Tokens tokens) {
        boolean lenient = tokens.accept("if", "not", "exists");
        TableName name = TableName.read(tokens, database);
        ObjectNode input = Trees.object().put("DatabaseName", name.database());
        input.set("TableInput", CreateTable.read(tokens, name.table()));
        call("CreateTable", input, lenient ? "AlreadyExistsException" : "");
    }

    private void createDatabase(Tokens tokens) {
        boolean lenient = tokens.accept("if", "not", "exists");
        ObjectNode described = Trees.object().put("Name", tokens.name());
        if (tokens.accept("comment")) {
            described.put("Description", tokens.string());
        }
        if (tokens.accept("location")) {
            described.put("LocationUri", tokens.string());
        }
        tokens.expectEnd();
        ObjectNode input = Trees.object();
        input.set("DatabaseInput", described);
        call("CreateDatabase", input, lenient ? "AlreadyExistsException" : "");
    }

    private void dropTable(Tokens tokens) {
        boolean lenient = tokens.accept("if", "exists");
        TableName name = TableName.read(tokens, database);
        tokens.expectEnd();
        ObjectNode input = Trees.object().put("DatabaseName", name.database()).put("Name", name.table());
        call("DeleteTable", input, lenient ? "EntityNotFoundException" : "");
    }

    private void dropDatabase(Tokens tokens) {
        boolean lenient = tokens.accept("if", "exists");
        String name = tokens.name();
        boolean cascade = tokens.accept("cascade");
        tokens.accept("restrict");
        tokens.expectEnd();
        if (!cascade && !catalog.tables(caller, name).isEmpty()) {
            throw new QueryFailure(
                    "FAILED: InvalidOperationException: Database " + name + " is not empty. One or more tables exist.");
        }
        call("DeleteDatabase", Trees.object().put("Name", name), lenient ? "EntityNotFoundException" : "");
    }

    private void alterTable(Tokens tokens) {
        ObjectNode table = table(TableName.read(tokens, database));
        if (TableChanges.accepts(tokens)) {
            ObjectNode input = Trees.object()
                    .put("DatabaseName", table.path("DatabaseName").asText());
            input.set("TableInput", TableChanges.read(tokens, table));
            call("UpdateTable", input, "");
            return;
        }
        boolean adding = tokens.accept("add");
        if (!adding) {
            tokens.expect("drop");
        }
        alterPartitions(tokens, table, adding);
    }

    private void alterPartitions(Tokens tokens, ObjectNode table, boolean adding) {
        boolean lenient = tokens.accept("if", "not", "exists") || tokens.accept("if", "exists");
        while (tokens.accept("partition")) {
            List<String> values = partitionValues(tokens, table);
            Optional<String> location =
                    adding && tokens.accept("location") ? Optional.of(tokens.string()) : Optional.empty();
            if (adding) {
                PartitionRepair.add(catalog, caller, table, values, location, lenient);
            } else {
                tokens.accept(",");
                ObjectNode input = Trees.object()
                        .put("DatabaseName", table.path("DatabaseName").asText())
                        .put("TableName", table.path("Name").asText());
                input.set("PartitionValues", Trees.strings(values));
                call("DeletePartition", input, lenient ? "EntityNotFoundException" : "");
            }
        }
        tokens.expectEnd();
    }

    private static List<String> partitionValues(Tokens tokens, ObjectNode table) {
        List<String> keys = new ArrayList<>();
        table.path("PartitionKeys").forEach(key -> keys.add(key.path("Name").asText()));
        String[] values = new String[keys.size()];
        tokens.expect("(");
        do {
            int index = keys.indexOf(tokens.name());
            tokens.expect("=");
            String value = tokens.take().text();
            if (index < 0) {
                throw new QueryFailure("FAILED: SemanticException: the table has no such partition key");
            }
            values[index] = value;
        } while (tokens.accept(","));
        tokens.expect(")");
        if (Arrays.asList(values).contains(null)) {
            throw new QueryFailure("FAILED: SemanticException: a partition needs a value for each of " + keys);
        }
        return List.of(values);
    }

    private ObjectNode table(TableName name) {
        return catalog.table(caller, name.database(), name.table())
                .orElseThrow(() -> new QueryFailure("FAILED: SemanticException [Error 10001]: Table not found "
                        + name.database() + "." + name.table()));
    }

    private void call(String operation, ObjectNode input, String tolerated) {
        try {
            catalog.operations().handle(operation, input, caller);
        } catch (AwsException refused) {
            if (!refused.code().equals(tolerated)) {
                throw refused;
            }
        }
    }
}
