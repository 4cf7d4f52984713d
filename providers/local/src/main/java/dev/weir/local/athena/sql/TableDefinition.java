package dev.weir.local.athena.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table of the catalog as the statement that would create it. */
final class TableDefinition {
    private TableDefinition() {}

    static String of(ObjectNode table) {
        JsonNode storage = table.path("StorageDescriptor");
        List<String> clauses = new ArrayList<>();
        clauses.add("CREATE EXTERNAL TABLE `%s`(\n%s)"
                .formatted(table.path("Name").asText(), columns(storage.path("Columns"))));
        if (!table.path("PartitionKeys").isEmpty()) {
            clauses.add("PARTITIONED BY (\n" + columns(table.path("PartitionKeys")) + ")");
        }
        JsonNode serde = storage.path("SerdeInfo");
        clauses.add("ROW FORMAT SERDE\n  " + quoted(serde.path("SerializationLibrary")));
        if (!serde.path("Parameters").isEmpty()) {
            clauses.add("WITH SERDEPROPERTIES (\n" + properties(serde.path("Parameters")) + ")");
        }
        clauses.add("STORED AS INPUTFORMAT\n  " + quoted(storage.path("InputFormat")) + "\nOUTPUTFORMAT\n  "
                + quoted(storage.path("OutputFormat")));
        clauses.add("LOCATION\n  " + quoted(storage.path("Location")));
        String properties = properties(table.path("Parameters"));
        if (!properties.isEmpty()) {
            clauses.add("TBLPROPERTIES (\n" + properties + ")");
        }
        return String.join("\n", clauses);
    }

    private static String columns(JsonNode columns) {
        return columns.valueStream()
                .map(column -> "  `%s` %s%s"
                        .formatted(
                                column.path("Name").asText(),
                                column.path("Type").asText(),
                                column.has("Comment") ? " COMMENT " + quoted(column.path("Comment")) : ""))
                .collect(Collectors.joining(",\n"));
    }

    private static String properties(JsonNode properties) {
        return properties
                .propertyStream()
                .filter(property -> !property.getKey().equals("EXTERNAL"))
                .map(property -> "  '" + escaped(property.getKey()) + "'=" + quoted(property.getValue()))
                .collect(Collectors.joining(",\n"));
    }

    private static String quoted(JsonNode text) {
        return "'" + escaped(text.asText()) + "'";
    }

    private static String escaped(String text) {
        return text.replace("'", "''");
    }
}
