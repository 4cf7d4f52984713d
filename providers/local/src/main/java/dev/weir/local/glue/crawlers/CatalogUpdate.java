package dev.weir.local.glue.crawlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.glue.catalog.Catalog;
import dev.weir.local.glue.crawlers.CrawlReport.Changes;
import dev.weir.local.lake.FileSchemas;
import dev.weir.local.lake.S3Location;
import dev.weir.local.operation.Trees;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Brings the catalog up to what a crawl found, as far as the crawler's policies allow. */
final class CatalogUpdate {
    private static final String[] INPUT_MEMBERS = {
        "Name",
        "Description",
        "Owner",
        "LastAccessTime",
        "LastAnalyzedTime",
        "Retention",
        "StorageDescriptor",
        "PartitionKeys",
        "ViewOriginalText",
        "ViewExpandedText",
        "TableType",
        "Parameters",
        "TargetTable"
    };
    private static final int BATCH = 100;
    private static final String DEPRECATED = "DEPRECATED_BY_CRAWLER";

    private final Catalog catalog;
    private final Caller caller;
    private final String database;
    private final String crawler;
    private final String prefix;
    private final boolean updating;
    private final String deletion;
    private final Set<String> seen = new HashSet<>();
    private Changes tables = Changes.NONE;
    private Changes partitions = Changes.NONE;

    CatalogUpdate(Catalog catalog, ObjectNode crawler, Caller caller) {
        this.catalog = catalog;
        this.caller = caller;
        this.database = crawler.path("DatabaseName").asText().toLowerCase(Locale.ROOT);
        this.crawler = crawler.path("Name").asText();
        this.prefix = crawler.path("TablePrefix").asText("");
        JsonNode policy = crawler.path("SchemaChangePolicy");
        this.updating = policy.path("UpdateBehavior").asText().equals("UPDATE_IN_DATABASE");
        this.deletion = policy.path("DeleteBehavior").asText();
    }

    Changes tables() {
        return tables;
    }

    Changes partitions() {
        return partitions;
    }

    /** Writes a table and its partitions. */
    void write(FoundTable found, FileSchemas.Found schema) {
        String name = name(found.location());
        seen.add(name);
        Optional<ObjectNode> existing = catalog.table(caller, database, name);
        ObjectNode fresh = TableInputs.table(name, crawler, found, schema);
        if (existing.isEmpty()) {
            call("CreateTable", with(input(), "TableInput", fresh));
            tables = tables.plus(new Changes(1, 0, 0));
        } else if (updating) {
            update(existing.get(), fresh);
        }
        ObjectNode table = catalog.table(caller, database, name).orElseThrow();
        if (keys(table).equals(found.keys())) {
            writePartitions(table, found);
        }
    }

    /** Treats the tables of this crawler that were below a target, and are no longer, as its policy says. */
    void retire(List<S3Location> targets) {
        for (ObjectNode table : catalog.tables(caller, database)) {
            String name = table.path("Name").asText();
            JsonNode parameters = table.path("Parameters");
            boolean own = parameters.path("UPDATED_BY_CRAWLER").asText().equals(crawler) && below(targets, table);
            if (!own || seen.contains(name)) {
                continue;
            }
            if (deletion.equals("DELETE_FROM_DATABASE")) {
                call("DeleteTable", input().put("Name", name));
                tables = tables.plus(new Changes(0, 0, 1));
            } else if (deletion.equals("DEPRECATE_IN_DATABASE") && !parameters.has(DEPRECATED)) {
                ((ObjectNode) parameters).put(DEPRECATED, String.valueOf(System.currentTimeMillis()));
                put(table, table.path("VersionId"), false);
                tables = tables.plus(new Changes(0, 1, 0));
            }
        }
    }

    private void update(ObjectNode existing, ObjectNode fresh) {
        ObjectNode merged = Trees.pick(existing, INPUT_MEMBERS);
        ObjectNode parameters = merged.withObjectProperty("Parameters");
        parameters.remove(DEPRECATED);
        parameters.setAll((ObjectNode) fresh.path("Parameters"));
        merged.set("StorageDescriptor", fresh.path("StorageDescriptor"));
        merged.set("PartitionKeys", fresh.path("PartitionKeys"));
        if (merged.equals(Trees.pick(existing, INPUT_MEMBERS))) {
            return;
        }
        if (!keys(existing).equals(keys(fresh))) {
            catalog.partitions(caller, existing).forEach(partition -> deletePartition(existing, partition));
        }
        boolean statisticsOnly =
                columns(merged).equals(columns(existing)) && keys(existing).equals(keys(fresh));
        put(merged, existing.path("VersionId"), statisticsOnly);
        tables = tables.plus(new Changes(0, 1, 0));
    }

    private void put(ObjectNode table, JsonNode version, boolean skipArchive) {
        ObjectNode input = input().put("SkipArchive", skipArchive);
        input.set("VersionId", version);
        call("UpdateTable", with(input, "TableInput", Trees.pick(table, INPUT_MEMBERS)));
    }

    private void writePartitions(ObjectNode table, FoundTable found) {
        if (found.keys().isEmpty()) {
            return;
        }
        Set<List<String>> missing = new LinkedHashSet<>(found.partitions().keySet());
        for (ObjectNode partition : catalog.partitions(caller, table)) {
            List<String> values = Trees.texts(partition.path("Values"));
            if (!missing.remove(values) && deletion.equals("DELETE_FROM_DATABASE")) {
                deletePartition(table, partition);
            } else if (found.partitions().containsKey(values) && updating) {
                updatePartition(table, partition, TableInputs.partition(table, found, values));
            }
        }
        create(
                table,
                missing.stream()
                        .map(values -> TableInputs.partition(table, found, values))
                        .toList());
    }

    private void create(ObjectNode table, List<ObjectNode> fresh) {
        for (int from = 0; from < fresh.size(); from += BATCH) {
            List<ObjectNode> batch = fresh.subList(from, Math.min(fresh.size(), from + BATCH));
            call("BatchCreatePartition", with(of(table), "PartitionInputList", Trees.array(batch)));
        }
        partitions = partitions.plus(new Changes(fresh.size(), 0, 0));
    }

    private void updatePartition(ObjectNode table, ObjectNode existing, ObjectNode fresh) {
        if (columns(existing).equals(columns(fresh))) {
            return;
        }
        ObjectNode input = of(table);
        input.set("PartitionValueList", existing.path("Values"));
        call("UpdatePartition", with(input, "PartitionInput", fresh));
        partitions = partitions.plus(new Changes(0, 1, 0));
    }

    private void deletePartition(ObjectNode table, ObjectNode partition) {
        call("DeletePartition", with(of(table), "PartitionValues", partition.path("Values")));
        partitions = partitions.plus(new Changes(0, 0, 1));
    }

    /** The table's name, made unique where a table of another place has it already. */
    private String name(S3Location location) {
        String plain = (prefix + location.name()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        boolean free = catalog.table(caller, database, plain)
                .map(table -> table.path("StorageDescriptor").path("Location").asText())
                .flatMap(S3Location::parse)
                .map(location::equals)
                .orElse(catalog.table(caller, database, plain).isEmpty());
        return free
                ? plain
                : plain + "_"
                        + UUID.nameUUIDFromBytes(location.uri().getBytes(StandardCharsets.UTF_8))
                                .toString()
                                .replace("-", "");
    }

    private static boolean below(List<S3Location> targets, ObjectNode table) {
        String location = table.path("StorageDescriptor").path("Location").asText();
        return targets.stream().anyMatch(target -> location.startsWith(target.uri()));
    }

    private static List<String> keys(JsonNode table) {
        List<String> keys = new ArrayList<>();
        table.path("PartitionKeys").forEach(key -> keys.add(key.path("Name").asText()));
        return keys;
    }

    private static JsonNode columns(JsonNode object) {
        return object.path("StorageDescriptor").path("Columns");
    }

    private ObjectNode of(ObjectNode table) {
        return input().put("TableName", table.path("Name").asText());
    }

    private ObjectNode input() {
        return Trees.object().put("DatabaseName", database);
    }

    private static ObjectNode with(ObjectNode input, String member, JsonNode value) {
        input.set(member, value);
        return input;
    }

    private void call(String operation, ObjectNode input) {
        catalog.operations().handle(operation, input, caller);
    }
}
