package dev.weir.local.athena;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.glue.catalog.Catalog;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Page;
import dev.weir.local.operation.Trees;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The operations that show the data catalog through Athena. There is one catalog, {@code AwsDataCatalog}. */
final class Metadata {
    private static final String CATALOG = "AwsDataCatalog";
    private static final int PAGE = 50;

    private final Catalog catalog;

    Metadata(Catalog catalog) {
        this.catalog = catalog;
    }

    void addTo(Operations operations) {
        operations
                .on("ListDataCatalogs", this::listCatalogs)
                .on("GetDataCatalog", this::getCatalog)
                .on("ListDatabases", this::listDatabases)
                .on("GetDatabase", this::getDatabase)
                .on("ListTableMetadata", this::listTables)
                .on("GetTableMetadata", this::getTable);
    }

    private ObjectNode listCatalogs(ObjectNode input, Caller caller) {
        ObjectNode summary =
                Trees.object().put("CatalogName", CATALOG).put("Type", "GLUE").put("Status", "CREATE_COMPLETE");
        return Page.of(List.of(summary), input, PAGE, AthenaErrors.INVALID_REQUEST)
                .answer("DataCatalogsSummary");
    }

    private ObjectNode getCatalog(ObjectNode input, Caller caller) {
        String name = input.path("Name").asText();
        if (!name.equalsIgnoreCase(CATALOG)) {
            throw AthenaErrors.invalid("DataCatalog " + name + " was not found");
        }
        ObjectNode answer = Trees.object();
        answer.putObject("DataCatalog")
                .put("Name", CATALOG)
                .put("Type", "GLUE")
                .put("Status", "CREATE_COMPLETE")
                .putObject("Parameters")
                .put("catalog-id", caller.account());
        return answer;
    }

    private ObjectNode listDatabases(ObjectNode input, Caller caller) {
        checkCatalog(input);
        List<ObjectNode> databases =
                catalog.databases(caller).stream().map(Metadata::database).toList();
        return Page.of(databases, input, PAGE, AthenaErrors.INVALID_REQUEST).answer("DatabaseList");
    }

    private ObjectNode getDatabase(ObjectNode input, Caller caller) {
        checkCatalog(input);
        ObjectNode answer = Trees.object();
        answer.set("Database", database(existing(input, caller)));
        return answer;
    }

    private ObjectNode listTables(ObjectNode input, Caller caller) {
        checkCatalog(input);
        Predicate<String> wanted = expression(input.path("Expression").asText(""));
        List<ObjectNode> tables = catalog
                .tables(caller, existing(input, caller).path("Name").asText())
                .stream()
                .filter(table -> wanted.test(table.path("Name").asText()))
                .map(Metadata::table)
                .toList();
        return Page.of(tables, input, PAGE, AthenaErrors.INVALID_REQUEST).answer("TableMetadataList");
    }

    private ObjectNode getTable(ObjectNode input, Caller caller) {
        checkCatalog(input);
        String name = input.path("TableName").asText().toLowerCase(Locale.ROOT);
        ObjectNode answer = Trees.object();
        answer.set(
                "TableMetadata",
                catalog.table(caller, existing(input, caller).path("Name").asText(), name)
                        .map(Metadata::table)
                        .orElseThrow(
                                () -> AthenaErrors.metadata("EntityNotFoundException: Table " + name + " not found.")));
        return answer;
    }

    private ObjectNode existing(ObjectNode input, Caller caller) {
        String name = input.path("DatabaseName").asText().toLowerCase(Locale.ROOT);
        return catalog.database(caller, name)
                .orElseThrow(() -> AthenaErrors.metadata("EntityNotFoundException: Database " + name + " not found."));
    }

    private static void checkCatalog(ObjectNode input) {
        String name = input.path("CatalogName").asText();
        if (!name.equalsIgnoreCase(CATALOG)) {
            throw AthenaErrors.invalid("DataCatalog " + name + " was not found");
        }
    }

    private static Predicate<String> expression(String text) {
        try {
            return text.isEmpty() ? name -> true : Pattern.compile(text).asPredicate();
        } catch (PatternSyntaxException e) {
            throw AthenaErrors.invalid("Invalid expression: " + e.getDescription());
        }
    }

    private static ObjectNode database(ObjectNode database) {
        return Trees.pick(database, "Name", "Description", "Parameters");
    }

    private static ObjectNode table(ObjectNode table) {
        ObjectNode shown =
                Trees.pick(table, "Name", "CreateTime", "LastAccessTime", "TableType", "PartitionKeys", "Parameters");
        Trees.copy(table.path("StorageDescriptor"), shown, "Columns");
        ObjectNode parameters = shown.withObjectProperty("Parameters");
        Trees.text(table.path("StorageDescriptor"), "Location")
                .ifPresent(location -> parameters.put("location", location));
        for (String columns : new String[] {"Columns", "PartitionKeys"}) {
            ArrayNode items = shown.withArrayProperty(columns);
            items.forEach(column -> ((ObjectNode) column).retain("Name", "Type", "Comment"));
        }
        return shown;
    }
}
