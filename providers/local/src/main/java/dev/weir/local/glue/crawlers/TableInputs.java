package dev.weir.local.glue.crawlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.Type;
import dev.weir.local.lake.DataFile;
import dev.weir.local.lake.FileFormat;
import dev.weir.local.lake.FileSchemas;
import dev.weir.local.operation.Trees;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Tables and partitions as the service's crawler writes them. */
final class TableInputs {
    private static final String HIVE = "org.apache.hadoop.hive.";

    private TableInputs() {}

    static ObjectNode table(String name, String crawler, FoundTable found, FileSchemas.Found schema) {
        ObjectNode parameters = statistics(found, schema).put("UPDATED_BY_CRAWLER", crawler);
        ObjectNode storage = storage(found, schema);
        storage.set("Parameters", parameters.deepCopy());
        ObjectNode table = Trees.object()
                .put("Name", name)
                .put("Owner", "owner")
                .put("Retention", 0)
                .put("TableType", "EXTERNAL_TABLE");
        table.set("StorageDescriptor", storage);
        ArrayNode keys = table.putArray("PartitionKeys");
        found.keys().forEach(key -> keys.addObject().put("Name", key).put("Type", "string"));
        if (!found.keys().isEmpty()) {
            parameters.put("partition_filtering.enabled", "true");
        }
        table.set("Parameters", parameters);
        return table;
    }

    /** A partition of a table, with the table's columns and its own location. */
    static ObjectNode partition(JsonNode table, FoundTable found, List<String> values) {
        ObjectNode storage = table.path("StorageDescriptor").deepCopy();
        storage.put(
                "Location",
                found.location().below(found.partitions().get(values)).uri());
        storage.withObjectProperty("Parameters")
                .remove(List.of("recordCount", "averageRecordSize", "sizeKey", "objectCount"));
        ObjectNode partition = Trees.object();
        partition.set("Values", Trees.strings(values));
        partition.set("Parameters", storage.path("Parameters").deepCopy());
        partition.set("StorageDescriptor", storage);
        return partition;
    }

    private static ObjectNode storage(FoundTable found, FileSchemas.Found schema) {
        ObjectNode storage = Trees.object()
                .put("Location", found.location().uri())
                .put("Compressed", false)
                .put("NumberOfBuckets", -1)
                .put("StoredAsSubDirectories", false);
        ArrayNode columns = storage.putArray("Columns");
        Set<String> taken = new HashSet<>(found.keys());
        for (Type.Field column : schema.columns()) {
            String name = column.name().toLowerCase(Locale.ROOT);
            if (taken.add(name)) {
                columns.addObject().put("Name", name).put("Type", GlueTypes.render(column.type()));
            }
        }
        storage.putArray("BucketColumns");
        storage.putArray("SortColumns");
        format(storage, found.format(), schema);
        return storage;
    }

    private static void format(ObjectNode storage, FileFormat format, FileSchemas.Found schema) {
        boolean parquet = format == FileFormat.PARQUET;
        storage.put(
                "InputFormat",
                parquet ? HIVE + "ql.io.parquet.MapredParquetInputFormat" : "org.apache.hadoop.mapred.TextInputFormat");
        storage.put(
                "OutputFormat",
                HIVE + (parquet ? "ql.io.parquet.MapredParquetOutputFormat" : "ql.io.HiveIgnoreKeyTextOutputFormat"));
        ObjectNode serde = storage.putObject("SerdeInfo");
        ObjectNode parameters = serde.putObject("Parameters");
        switch (format) {
            case PARQUET -> {
                serde.put("SerializationLibrary", HIVE + "ql.io.parquet.serde.ParquetHiveSerDe");
                parameters.put("serialization.format", "1");
            }
            case JSON -> {
                serde.put("SerializationLibrary", "org.openx.data.jsonserde.JsonSerDe");
                parameters.put(
                        "paths",
                        schema.columns().stream().map(Type.Field::name).sorted().collect(Collectors.joining(",")));
            }
            case CSV -> {
                serde.put("SerializationLibrary", HIVE + "serde2.lazy.LazySimpleSerDe");
                parameters.put("field.delim", ",");
            }
        }
    }

    private static ObjectNode statistics(FoundTable found, FileSchemas.Found schema) {
        long size = found.files().stream().mapToLong(DataFile::size).sum();
        long records = schema.records();
        ObjectNode parameters = Trees.object()
                .put("CrawlerSchemaDeserializerVersion", "1.0")
                .put("CrawlerSchemaSerializerVersion", "1.0")
                .put("averageRecordSize", String.valueOf(records == 0 ? 0 : size / records))
                .put("classification", found.format().classification())
                .put("compressionType", compression(found.files()))
                .put("objectCount", String.valueOf(found.files().size()))
                .put("recordCount", String.valueOf(records))
                .put("sizeKey", String.valueOf(size))
                .put("typeOfData", "file");
        if (found.format() == FileFormat.CSV) {
            parameters
                    .put("areColumnsQuoted", "false")
                    .put("columnsOrdered", "true")
                    .put("delimiter", ",")
                    .put("skip.header.line.count", "1");
        }
        return parameters;
    }

    private static String compression(List<DataFile> files) {
        return files.stream().allMatch(file -> file.key().endsWith(".gz")) ? "gzip" : "none";
    }
}
