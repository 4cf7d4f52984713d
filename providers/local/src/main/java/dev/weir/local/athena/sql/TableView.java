package dev.weir.local.athena.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.SchemaException;
import dev.weir.contract.Type;
import dev.weir.local.lake.DataFile;
import dev.weir.local.lake.DuckTypes;
import dev.weir.local.lake.FileFormat;
import dev.weir.local.lake.Lake;
import dev.weir.local.lake.Quoting;
import dev.weir.local.lake.S3Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table of the catalog as DuckDB reads it: its files, and a query over them that has the table's columns with the table's
 * types. What a file lacks is null; a partition's values come from the catalog, so a partition that is not registered is not
 * read, as in Athena.
 */
final class TableView {
    private final ObjectNode table;
    private final Lake lake;
    private final Map<Map<String, String>, List<DataFile>> filesByPartition = new LinkedHashMap<>();

    private TableView(ObjectNode table, Lake lake) {
        this.table = table;
        this.lake = lake;
    }

    /** The view of a table that is read in one piece or, if it has partition keys, by its partitions. */
    static TableView of(ObjectNode table, List<ObjectNode> partitions, Lake lake) {
        TableView view = new TableView(table, lake);
        List<String> keys = names(table.path("PartitionKeys"));
        if (keys.isEmpty()) {
            view.add(table, Map.of());
        }
        for (ObjectNode partition : partitions) {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                values.put(keys.get(i), partition.path("Values").path(i).asText());
            }
            view.add(partition, values);
        }
        return view;
    }

    List<DataFile> files() {
        return filesByPartition.values().stream().flatMap(List::stream).toList();
    }

    /** The columns' types, partition keys included; none where the catalog has a type that is none. */
    Map<String, Type> columns() {
        try {
            Map<String, Type> columns = types(table.path("StorageDescriptor").path("Columns"));
            columns.putAll(types(table.path("PartitionKeys")));
            return columns;
        } catch (SchemaException e) {
            return Map.of();
        }
    }

    /** The query; its columns are the table's, partition keys last. */
    String sql(FileColumns fileColumns) {
        try {
            Map<String, Type> columns = types(table.path("StorageDescriptor").path("Columns"));
            Map<String, Type> keys = types(table.path("PartitionKeys"));
            Optional<String> obstacle = obstacle(columns);
            if (obstacle.isPresent() || files().isEmpty()) {
                columns.putAll(keys);
                return without(columns, obstacle);
            }
            FileFormat format = format().orElseThrow();
            if (hiveFolders()) {
                return new FileReader(table, format, columns, fileColumns, files()).select(keys, Optional.empty());
            }
            return filesByPartition.entrySet().stream()
                    .filter(partition -> !partition.getValue().isEmpty())
                    .map(partition -> new FileReader(table, format, columns, fileColumns, partition.getValue())
                            .select(keys, Optional.of(partition.getKey())))
                    .collect(Collectors.joining(" UNION ALL "));
        } catch (SchemaException e) {
            return "SELECT error(%s)"
                    .formatted(Quoting.text("HIVE_INVALID_METADATA: Glue table " + name() + ": " + e.getMessage()));
        }
    }

    private void add(JsonNode place, Map<String, String> values) {
        S3Location.parse(place.path("StorageDescriptor").path("Location").asText())
                .filter(location -> lake.exists(location.bucket()))
                .ifPresent(location -> filesByPartition.put(
                        values,
                        lake.files(location.bucket(), location.prefix()).stream()
                                .filter(file -> !file.hidden(location.prefix()))
                                .toList()));
    }

    private Optional<String> obstacle(Map<String, Type> columns) {
        if (format().isEmpty()) {
            return Optional.of(
                    "HIVE_UNSUPPORTED_FORMAT: the embedded Athena reads Parquet, JSON lines and CSV in S3, which "
                            + name() + " is not");
        }
        return columns.isEmpty()
                ? Optional.of("HIVE_INVALID_METADATA: Glue table " + name() + " has no columns")
                : Optional.empty();
    }

    private String name() {
        return table.path("DatabaseName").asText() + "." + table.path("Name").asText();
    }

    /** A query without rows, or, where something is in the way, one that says so once it is executed. */
    private static String without(Map<String, Type> columns, Optional<String> obstacle) {
        String value = obstacle.map(text -> "error(" + Quoting.text(text) + ")").orElse("NULL");
        if (columns.isEmpty()) {
            return "SELECT " + value + " AS missing";
        }
        return columns.entrySet().stream()
                .map(column -> "CAST(%s AS %s) AS %s"
                        .formatted(value, DuckTypes.render(column.getValue()), Quoting.identifier(column.getKey())))
                .collect(Collectors.joining(", ", "SELECT ", obstacle.isPresent() ? "" : " WHERE false"));
    }

    private Optional<FileFormat> format() {
        JsonNode storage = table.path("StorageDescriptor");
        if (S3Location.parse(storage.path("Location").asText()).isEmpty()) {
            return Optional.empty();
        }
        String described = (storage.path("SerdeInfo")
                                .path("SerializationLibrary")
                                .asText() + " "
                        + storage.path("InputFormat").asText() + " "
                        + table.path("Parameters").path("classification").asText())
                .toLowerCase(Locale.ROOT);
        if (described.contains("parquet")) {
            return Optional.of(FileFormat.PARQUET);
        }
        if (described.contains("json")) {
            return Optional.of(FileFormat.JSON);
        }
        boolean csv = described.contains("csv") || described.contains("lazysimple");
        return csv ? Optional.of(FileFormat.CSV) : Optional.empty();
    }

    /** Whether each file lies in folders that say its partition's values, so that DuckDB can take them from there. */
    private boolean hiveFolders() {
        return filesByPartition.entrySet().stream().allMatch(partition -> {
            String folders = partition.getKey().entrySet().stream()
                    .map(key -> "/" + key.getKey() + "=" + key.getValue())
                    .collect(Collectors.joining());
            return partition.getValue().stream()
                    .allMatch(file -> file.location().contains(folders + "/"));
        });
    }

    private static Map<String, Type> types(JsonNode columns) {
        Map<String, Type> types = new LinkedHashMap<>();
        columns.forEach(column -> types.putIfAbsent(
                column.path("Name").asText().toLowerCase(Locale.ROOT),
                GlueTypes.parse(column.path("Type").asText("string"))));
        return types;
    }

    private static List<String> names(JsonNode columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.path("Name").asText().toLowerCase(Locale.ROOT)));
        return names;
    }
}
