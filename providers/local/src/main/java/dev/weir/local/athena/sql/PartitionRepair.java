package dev.weir.local.athena.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.glue.catalog.Catalog;
import dev.weir.local.lake.DataFile;
import dev.weir.local.lake.Lake;
import dev.weir.local.lake.S3Location;
import dev.weir.local.operation.Trees;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code MSCK REPAIR TABLE} does: registers the partitions whose folders are there and not yet in the catalog. */
final class PartitionRepair {
    private final Catalog catalog;
    private final Lake lake;
    private final Caller caller;

    PartitionRepair(Catalog catalog, Lake lake, Caller caller) {
        this.catalog = catalog;
        this.lake = lake;
        this.caller = caller;
    }

    void run(ObjectNode table, ResultSink sink) throws IOException {
        S3Location location = S3Location.parse(
                        table.path("StorageDescriptor").path("Location").asText())
                .orElseThrow(() -> new QueryFailure("FAILED: the table has no location in S3"));
        Map<List<String>, String> found = new LinkedHashMap<>();
        for (DataFile file : lake.files(location.bucket(), location.prefix())) {
            values(file, location, table)
                    .ifPresent(values -> found.putIfAbsent(values, folders(table, Trees.strings(values))));
        }
        catalog.partitions(caller, table).forEach(known -> found.remove(Trees.texts(known.path("Values"))));
        if (found.isEmpty()) {
            return;
        }
        for (Map.Entry<List<String>, String> partition : found.entrySet()) {
            add(catalog, caller, table, partition.getKey(), Optional.empty(), true);
            sink.row(List.of("Repair: Added partition to metastore %s:%s"
                    .formatted(table.path("Name").asText(), partition.getValue())));
        }
    }

    /** Registers a partition, at a location of its own or in the folder that its values name. */
    static void add(
            Catalog catalog,
            Caller caller,
            ObjectNode table,
            List<String> values,
            Optional<String> location,
            boolean lenient) {
        ObjectNode storage = table.path("StorageDescriptor").deepCopy();
        String own = storage.path("Location").asText().replaceFirst("/*$", "/") + folders(table, Trees.strings(values))
                + "/";
        storage.put("Location", location.orElse(own));
        ObjectNode partition = Trees.object();
        partition.set("Values", Trees.strings(values));
        partition.set("StorageDescriptor", storage);
        ObjectNode input = Trees.object()
                .put("DatabaseName", table.path("DatabaseName").asText())
                .put("TableName", table.path("Name").asText());
        input.set("PartitionInput", partition);
        try {
            catalog.operations().handle("CreatePartition", input, caller);
        } catch (AwsException refused) {
            if (!lenient || !refused.code().equals("AlreadyExistsException")) {
                throw refused;
            }
        }
    }

    /** A partition's folders in Hive's form, {@code year=2026/month=11}. */
    static String folders(ObjectNode table, JsonNode values) {
        List<String> folders = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            folders.add(table.path("PartitionKeys").path(i).path("Name").asText() + "="
                    + values.get(i).asText());
        }
        return String.join("/", folders);
    }

    private static Optional<List<String>> values(DataFile file, S3Location location, ObjectNode table) {
        String[] folders = file.key().substring(location.prefix().length()).split("/", -1);
        JsonNode keys = table.path("PartitionKeys");
        List<String> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String start = keys.get(i).path("Name").asText() + "=";
            if (i >= folders.length - 1 || !folders[i].regionMatches(true, 0, start, 0, start.length())) {
                return Optional.empty();
            }
            values.add(URLDecoder.decode(
                    folders[i].substring(start.length()).replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        return keys.isEmpty() || file.hidden(location.prefix()) ? Optional.empty() : Optional.of(values);
    }
}
