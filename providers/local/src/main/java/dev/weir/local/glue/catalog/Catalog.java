package dev.weir.local.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.SchemaDefinition;
import dev.weir.local.Caller;
import dev.weir.local.Store;
import dev.weir.local.glue.api.Tags;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Trees;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The data catalog: its operations, and what crawlers and Athena ask of it. */
public final class Catalog {
    private final CatalogStore documents;
    private final Tables tables;
    private final Operations operations;

    /**
     * A catalog over its documents.
     *
     * @param definitions from a {@code SchemaReference} to what it refers to; empty when that is not there
     * @param settling how long an index is being built or taken away
     */
    public Catalog(
            Store store,
            Tags tags,
            BiFunction<JsonNode, Caller, Optional<SchemaDefinition>> definitions,
            InstantSource clock,
            Duration settling) {
        operations = new Operations("glue", store);
        documents = new CatalogStore(store);
        tables = new Tables(documents, new SchemaColumns(definitions), clock);
        new Databases(documents, tags, clock).addTo(operations);
        tables.addTo(operations);
        new PartitionIndexes(documents, clock, settling).addTo(operations);
        new TableVersions(documents, tables).addTo(operations);
        new Partitions(documents, clock).addTo(operations);
        operations
                .on("GetCatalogImportStatus", (input, caller) -> imported())
                .on("GetUserDefinedFunctions", (input, caller) -> noFunctions());
        tags.accept(
                "database", (caller, name) -> documents.database(caller, name).isPresent());
    }

    public Operations operations() {
        return operations;
    }

    public Optional<ObjectNode> database(Caller caller, String name) {
        return documents.database(caller, name);
    }

    public List<ObjectNode> databases(Caller caller) {
        return documents.databases(caller);
    }

    /** A table as {@code GetTable} returns it. */
    public Optional<ObjectNode> table(Caller caller, String database, String name) {
        return documents.table(caller, database, name).map(table -> tables.shown(table, caller));
    }

    /** The tables of a database, by name, as {@code GetTables} returns them. */
    public List<ObjectNode> tables(Caller caller, String database) {
        return documents.tables(caller, database).stream()
                .map(table -> tables.shown(table, caller))
                .toList();
    }

    /** The partitions of a table, by their values. */
    public List<ObjectNode> partitions(Caller caller, ObjectNode table) {
        return documents.partitions(caller, table);
    }

    private static ObjectNode imported() {
        ObjectNode answer = Trees.object();
        answer.putObject("ImportStatus").put("ImportCompleted", true);
        return answer;
    }

    private static ObjectNode noFunctions() {
        ObjectNode answer = Trees.object();
        answer.putArray("UserDefinedFunctions");
        return answer;
    }
}
