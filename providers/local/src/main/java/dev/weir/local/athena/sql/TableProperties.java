package dev.weir.local.athena.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.Type;
import dev.weir.local.lake.S3Location;
import dev.weir.local.operation.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code WITH (...)} says in {@code CREATE TABLE AS}.
 *
 * @param format {@code parquet} or {@code json}
 * @param keys the partition keys, which have to be the query's last columns
 */
record TableProperties(String format, List<String> keys, Optional<String> location) {
    private static final String HIVE = "org.apache.hadoop.hive.";
    private static final String PARQUET_SERDE = HIVE + "ql.io.parquet.serde.ParquetHiveSerDe";
    private static final String JSON_SERDE = "org.openx.data.jsonserde.JsonSerDe";

    /** How files are compressed changes nothing that a query could see. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("write_compression", "parquet_compression", "compression_level");

    TableProperties {
        keys = List.copyOf(keys);
    }

    static TableProperties read(Tokens tokens) {
        String format = "parquet";
        List<String> keys = List.of();
        Optional<String> location = Optional.empty();
        if (tokens.accept("with")) {
            tokens.expect("(");
            do {
                String property = tokens.name();
                tokens.expect("=");
                switch (property) {
                    case "format" -> format = tokens.string().toLowerCase(Locale.ROOT);
                    case "external_location" -> location = Optional.of(tokens.string());
                    case "partitioned_by" -> keys = names(tokens);
                    default -> ignore(property, tokens);
                }
            } while (tokens.accept(","));
            tokens.expect(")");
        }
        if (!format.equals("parquet") && !format.equals("json")) {
            throw new QueryFailure("NOT_SUPPORTED: the embedded Athena writes PARQUET and JSON, not " + format);
        }
        return new TableProperties(format, keys, location);
    }

    private static void ignore(String property, Tokens tokens) {
        if (!WITHOUT_EFFECT.contains(property)) {
            throw new QueryFailure(
                    "NOT_SUPPORTED: the embedded Athena does not support the table property " + property);
        }
        tokens.take();
    }

    private static List<String> names(Tokens tokens) {
        List<String> names = new ArrayList<>();
        tokens.expect("array");
        tokens.expect("[");
        do {
            names.add(tokens.string().toLowerCase(Locale.ROOT));
        } while (tokens.accept(","));
        tokens.expect("]");
        return names;
    }

    /** The format that a table's files are written in; empty when rows cannot be written to it. */
    static Optional<String> formatOf(ObjectNode table) {
        String serde = table.path("StorageDescriptor")
                .path("SerdeInfo")
                .path("SerializationLibrary")
                .asText();
        return switch (serde) {
            case PARQUET_SERDE -> Optional.of("parquet");
            case JSON_SERDE, HIVE + "hcatalog.data.JsonSerDe", "org.apache.hive.hcatalog.data.JsonSerDe" ->
                Optional.of("json");
            default -> Optional.empty();
        };
    }

    ObjectNode tableInput(String name, List<Type.Field> columns, S3Location place) {
        int split = columns.size() - keys.size();
        List<String> last = columns.subList(Math.max(0, split), columns.size()).stream()
                .map(Type.Field::name)
                .toList();
        if (split < 1 || !last.equals(keys)) {
            throw new QueryFailure(
                    "HIVE_COLUMN_ORDER_MISMATCH: Partition keys must be the last columns in the table and"
                            + " in the same order as the table properties: " + keys);
        }
        boolean parquet = format.equals("parquet");
        ObjectNode table = Trees.object().put("Name", name).put("TableType", "EXTERNAL_TABLE");
        table.putObject("Parameters").put("EXTERNAL", "TRUE").put("classification", format);
        table.set("PartitionKeys", PrestoView.glueColumns(columns.subList(split, columns.size())));
        ObjectNode storage = table.putObject("StorageDescriptor")
                .put("Location", place.uri())
                .put(
                        "InputFormat",
                        parquet
                                ? HIVE + "ql.io.parquet.MapredParquetInputFormat"
                                : "org.apache.hadoop.mapred.TextInputFormat")
                .put(
                        "OutputFormat",
                        HIVE
                                + (parquet
                                        ? "ql.io.parquet.MapredParquetOutputFormat"
                                        : "ql.io.HiveIgnoreKeyTextOutputFormat"));
        storage.set("Columns", PrestoView.glueColumns(columns.subList(0, split)));
        storage.putObject("SerdeInfo").put("SerializationLibrary", parquet ? PARQUET_SERDE : JSON_SERDE);
        return table;
    }
}
