package dev.weir.local.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.Store;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.glue.api.Names;
import dev.weir.local.operation.Trees;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The documents of the catalog. Names are folded to lower case on the way in. */
final class CatalogStore {
    private static final String DATABASES = "databases";
    private static final String TABLES = "tables";
    private static final String VERSIONS = "table-versions";
    private static final String PARTITIONS = "partitions";

    private final Store store;

    CatalogStore(Store store) {
        this.store = store;
    }

    static String folded(JsonNode name) {
        return name.asText().toLowerCase(Locale.ROOT);
    }

    Optional<ObjectNode> database(Caller caller, String name) {
        return store.get(DATABASES, Names.key(caller, name));
    }

    /** The name of the database a request is about, which has to exist. */
    String databaseName(ObjectNode input, Caller caller) {
        String name = folded(input.path("DatabaseName"));
        if (database(caller, name).isEmpty()) {
            throw databaseNotFound(name);
        }
        return name;
    }

    List<ObjectNode> databases(Caller caller) {
        return store.list(DATABASES, Names.prefix(caller));
    }

    void putDatabase(Caller caller, ObjectNode database) {
        store.put(DATABASES, Names.key(caller, database.path("Name").asText()), database);
    }

    void deleteDatabase(Caller caller, String name) {
        tables(caller, name)
                .forEach(table -> deleteTable(caller, name, table.path("Name").asText()));
        store.delete(DATABASES, Names.key(caller, name));
    }

    Optional<ObjectNode> table(Caller caller, String database, String name) {
        return store.get(TABLES, Names.key(caller, database, name));
    }

    /** The table a request is about, which has to exist, as its database. */
    ObjectNode table(ObjectNode input, String nameMember, Caller caller) {
        String name = folded(input.path(nameMember));
        return table(caller, databaseName(input, caller), name).orElseThrow(() -> tableNotFound(name));
    }

    List<ObjectNode> tables(Caller caller, String database) {
        return store.list(TABLES, Names.prefix(caller, database));
    }

    void putTable(Caller caller, ObjectNode table) {
        store.put(TABLES, tableKey(caller, table), table);
    }

    boolean deleteTable(Caller caller, String database, String name) {
        String below = Names.prefix(caller, database, name);
        store.list(VERSIONS, below).forEach(version -> deleteVersion(caller, version));
        store.list(PARTITIONS, below).forEach(partition -> deletePartition(caller, partition));
        return store.delete(TABLES, Names.key(caller, database, name));
    }

    /** The earlier versions of a table, oldest first. */
    List<ObjectNode> archived(Caller caller, ObjectNode table) {
        return store.list(VERSIONS, tableKey(caller, table) + "\n");
    }

    void archive(Caller caller, ObjectNode table) {
        store.put(VERSIONS, versionKey(caller, table), table);
    }

    void deleteVersion(Caller caller, ObjectNode table) {
        store.delete(VERSIONS, versionKey(caller, table));
    }

    Optional<ObjectNode> partition(Caller caller, ObjectNode table, JsonNode values) {
        return store.get(PARTITIONS, partitionKey(caller, table, values));
    }

    List<ObjectNode> partitions(Caller caller, ObjectNode table) {
        return store.list(PARTITIONS, tableKey(caller, table) + "\n");
    }

    void putPartition(Caller caller, ObjectNode table, ObjectNode partition) {
        store.put(PARTITIONS, partitionKey(caller, table, partition.path("Values")), partition);
    }

    void deletePartition(Caller caller, ObjectNode partition) {
        ObjectNode table = Trees.object();
        table.set("DatabaseName", partition.path("DatabaseName"));
        table.set("Name", partition.path("TableName"));
        store.delete(PARTITIONS, partitionKey(caller, table, partition.path("Values")));
    }

    static AwsException databaseNotFound(String name) {
        return GlueErrors.notFound("Database " + name + " not found.");
    }

    static AwsException tableNotFound(String name) {
        return GlueErrors.notFound("Table " + name + " not found.");
    }

    private static String tableKey(Caller caller, ObjectNode table) {
        return Names.key(
                caller, table.path("DatabaseName").asText(), table.path("Name").asText());
    }

    private static String versionKey(Caller caller, ObjectNode table) {
        return tableKey(caller, table)
                + "\n%012d".formatted(table.path("VersionId").asLong());
    }

    private static String partitionKey(Caller caller, ObjectNode table, JsonNode values) {
        return tableKey(caller, table) + "\n" + values;
    }
}
