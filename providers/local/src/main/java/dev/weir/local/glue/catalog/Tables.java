package dev.weir.local.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Page;
import dev.weir.local.operation.Trees;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The operations on tables. */
final class Tables {
    private static final int PAGE = 100;

    private final CatalogStore store;
    private final SchemaColumns columns;
    private final InstantSource clock;

    Tables(CatalogStore store, SchemaColumns columns, InstantSource clock) {
        this.store = store;
        this.columns = columns;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("CreateTable", this::create)
                .on("GetTable", this::get)
                .on("GetTables", this::list)
                .on("UpdateTable", this::update)
                .on("DeleteTable", this::delete)
                .on("BatchDeleteTable", this::deleteMany);
    }

    /** A table as {@code GetTable} returns it. */
    ObjectNode shown(ObjectNode table, Caller caller) {
        table.remove(PartitionIndexes.MEMBER);
        return columns.resolve(table, caller);
    }

    private ObjectNode create(ObjectNode input, Caller caller) {
        if (input.has("OpenTableFormatInput")) {
            throw new AwsException(
                    "NotImplemented",
                    501,
                    "CreateTable with OpenTableFormatInput is not implemented by the embedded Glue, which would leave an"
                            + " Iceberg table without its metadata");
        }
        String database = store.databaseName(input, caller);
        String name = name(input);
        if (store.table(caller, database, name).isPresent()) {
            throw GlueErrors.alreadyExists("Table already exists.");
        }
        double now = Trees.seconds(clock.instant());
        ObjectNode table = table(input, database, caller)
                .put("CreateTime", now)
                .put("UpdateTime", now)
                .put("VersionId", "0");
        PartitionIndexes.addTo(table, input.path("PartitionIndexes"));
        store.putTable(caller, table);
        return Trees.object();
    }

    private ObjectNode get(ObjectNode input, Caller caller) {
        ObjectNode answer = Trees.object();
        answer.set("Table", shown(store.table(input, "Name", caller), caller));
        return answer;
    }

    private ObjectNode list(ObjectNode input, Caller caller) {
        Predicate<String> wanted = NamePattern.of(input.path("Expression").asText(""));
        List<ObjectNode> tables = store.tables(caller, store.databaseName(input, caller)).stream()
                .filter(table -> wanted.test(table.path("Name").asText()))
                .toList();
        Page<ObjectNode> page = Page.of(tables, input, PAGE, GlueErrors.INVALID_INPUT);
        List<ObjectNode> shown = page.items().stream()
                .map(table -> input.has("AttributesToGet")
                        ? Trees.pick(table, "Name", "DatabaseName", "TableType")
                        : shown(table, caller))
                .toList();
        return new Page<>(shown, page.next()).answer("TableList");
    }

    private ObjectNode update(ObjectNode input, Caller caller) {
        String database = store.databaseName(input, caller);
        String name = name(input);
        ObjectNode earlier = store.table(caller, database, name).orElseThrow(() -> CatalogStore.tableNotFound(name));
        String version = earlier.path("VersionId").asText();
        if (!input.path("VersionId").asText(version).equals(version)) {
            throw GlueErrors.concurrentModification(
                    "Update table failed due to concurrent modifications. The current version of the table is "
                            + version);
        }
        ObjectNode table = table(input, database, caller)
                .put("UpdateTime", Trees.seconds(clock.instant()))
                .put("VersionId", String.valueOf(Long.parseLong(version) + 1));
        Trees.copy(earlier, table, "CreateTime");
        Trees.copy(earlier, table, PartitionIndexes.MEMBER);
        if (!input.path("SkipArchive").asBoolean()) {
            store.archive(caller, earlier);
        }
        store.putTable(caller, table);
        return Trees.object();
    }

    private ObjectNode delete(ObjectNode input, Caller caller) {
        String name = CatalogStore.folded(input.path("Name"));
        if (!store.deleteTable(caller, store.databaseName(input, caller), name)) {
            throw CatalogStore.tableNotFound(name);
        }
        return Trees.object();
    }

    private ObjectNode deleteMany(ObjectNode input, Caller caller) {
        String database = store.databaseName(input, caller);
        List<ObjectNode> errors = new ArrayList<>();
        for (JsonNode name : input.path("TablesToDelete")) {
            if (!store.deleteTable(caller, database, CatalogStore.folded(name))) {
                ObjectNode error = Trees.object().put("TableName", name.asText());
                error.putObject("ErrorDetail")
                        .put("ErrorCode", "EntityNotFoundException")
                        .put("ErrorMessage", "Table not found");
                errors.add(error);
            }
        }
        ObjectNode answer = Trees.object();
        answer.set("Errors", Trees.array(errors));
        return answer;
    }

    private static String name(ObjectNode input) {
        if (!input.path("TableInput").has("Name")) {
            throw GlueErrors.invalidInput("TableInput must be provided with a name.");
        }
        return CatalogStore.folded(input.path("TableInput").path("Name"));
    }

    private static ObjectNode table(ObjectNode input, String database, Caller caller) {
        ObjectNode table = input.path("TableInput").deepCopy();
        table.put("Name", name(input))
                .put("DatabaseName", database)
                .put("CatalogId", caller.account())
                .put("CreatedBy", "arn:aws:iam::%s:root".formatted(caller.account()))
                .put("IsRegisteredWithLakeFormation", false);
        if (!table.has("Retention")) {
            table.put("Retention", 0);
        }
        if (!table.has("PartitionKeys")) {
            table.putArray("PartitionKeys");
        }
        return table;
    }
}
