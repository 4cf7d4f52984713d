package dev.weir.local.athena.sql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.Type;
import dev.weir.local.lake.DataFile;
import dev.weir.local.lake.DuckTypes;
import dev.weir.local.lake.FileFormat;
import dev.weir.local.lake.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads files of a table with the table's columns and types. */
final class FileReader {
    private final JsonNode table;
    private final FileFormat format;
    private final Map<String, Type> columns;
    private final List<DataFile> files;
    private final Map<String, Type> written;

    /**
     * A reader of a table's files.
     *
     * @param columns of the table, without partition keys
     */
    FileReader(
            JsonNode table,
            FileFormat format,
            Map<String, Type> columns,
            FileColumns fileColumns,
            List<DataFile> files) {
        this.table = table;
        this.format = format;
        this.columns = columns;
        this.files = files;
        this.written = format == FileFormat.CSV
                ? Map.of()
                : fileColumns.of(format.reader(files, "union_by_name = true", "hive_partitioning = false"));
    }

    /**
     * A query over the files.
     *
     * @param keys the partition keys
     * @param values the partition's values; when absent, the files' folders say them
     */
    String select(Map<String, Type> keys, Optional<Map<String, String>> values) {
        List<String> items = new ArrayList<>();
        columns.forEach((name, type) -> items.add(column(name, type)));
        keys.forEach((name, type) -> items.add("CAST(%s AS %s) AS %s"
                .formatted(
                        values.map(known -> Quoting.text(known.get(name))).orElse(Quoting.identifier(name)),
                        DuckTypes.render(type),
                        Quoting.identifier(name))));
        boolean folders = values.isEmpty() && !keys.isEmpty();
        return "SELECT %s FROM %s".formatted(String.join(", ", items), reader(keys, folders));
    }

    private String reader(Map<String, Type> keys, boolean folders) {
        List<String> options = new ArrayList<>();
        options.add("hive_partitioning = " + folders);
        if (folders) {
            options.add(keys.keySet().stream()
                    .map(key -> Quoting.text(key) + ": VARCHAR")
                    .collect(Collectors.joining(", ", "hive_types = {", "}")));
        }
        switch (format) {
            case PARQUET -> options.add("union_by_name = true");
            case JSON -> options.add(structure(jsonColumns()));
            case CSV -> options.addAll(csvOptions());
        }
        return format.reader(files, options.toArray(String[]::new));
    }

    private String column(String name, Type type) {
        Optional<String> actual = format == FileFormat.CSV ? Optional.of(name) : actual(name);
        if (actual.isEmpty()) {
            return "CAST(NULL AS %s) AS %s".formatted(DuckTypes.render(type), Quoting.identifier(name));
        }
        String value = Quoting.identifier(actual.get());
        if (format == FileFormat.PARQUET && !fits(written.get(actual.get()), type)) {
            value = "error(%s)"
                    .formatted(Quoting.text(
                            "HIVE_BAD_DATA: Field %s's type %s in parquet file is incompatible with type %s defined in table schema"
                                    .formatted(
                                            name,
                                            DuckTypes.render(written.get(actual.get())),
                                            DuckTypes.render(type))));
        }
        return "CAST(%s AS %s) AS %s".formatted(value, DuckTypes.render(type), Quoting.identifier(name));
    }

    /** Athena converts within numbers and within moments, never from one to text or back. */
    private static boolean fits(Type inFile, Type inTable) {
        return family(inFile) == family(inTable);
    }

    private static int family(Type type) {
        return switch (type) {
            case Type.Primitive primitive ->
                switch (primitive) {
                    case BOOLEAN -> 0;
                    case TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE -> 1;
                    case STRING, BINARY -> 2;
                    case DATE, TIMESTAMP -> 3;
                };
            case Type.Decimal decimal -> 1;
            case Type.Timestamp timestamp -> family(Type.Primitive.TIMESTAMP);
            case Type.Array array -> 4;
            case Type.Map map -> 5;
            case Type.Struct struct -> 6;
        };
    }

    private Optional<String> actual(String name) {
        return written.keySet().stream().filter(name::equalsIgnoreCase).findFirst();
    }

    private Map<String, Type> jsonColumns() {
        Map<String, Type> found = new LinkedHashMap<>();
        columns.forEach((name, type) -> actual(name).ifPresent(actual -> found.put(actual, type)));
        return found.isEmpty() ? columns : found;
    }

    private List<String> csvOptions() {
        JsonNode serde = table.path("StorageDescriptor").path("SerdeInfo");
        JsonNode parameters = serde.path("Parameters");
        boolean open = serde.path("SerializationLibrary")
                .asText()
                .toLowerCase(Locale.ROOT)
                .contains("opencsv");
        String delimiter =
                parameters.path(open ? "separatorChar" : "field.delim").asText(open ? "," : "\u0001");
        String quote = open ? parameters.path("quoteChar").asText("\"") : "";
        String skipped = table.path("Parameters")
                .path("skip.header.line.count")
                .asText(parameters.path("skip.header.line.count").asText("0"));
        return List.of(
                "auto_detect = false",
                "header = false",
                "null_padding = true",
                "skip = " + (skipped.matches("\\d{1,6}") ? skipped : "0"),
                "delim = " + Quoting.text(delimiter),
                "quote = " + Quoting.text(quote),
                structure(columns));
    }

    private static String structure(Map<String, Type> columns) {
        return columns.entrySet().stream()
                .map(column -> Quoting.text(column.getKey()) + ": " + Quoting.text(DuckTypes.render(column.getValue())))
                .collect(Collectors.joining(", ", "columns = {", "}"));
    }
}
