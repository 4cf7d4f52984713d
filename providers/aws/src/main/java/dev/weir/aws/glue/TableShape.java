package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.kind.Trees;
import java.util.ArrayList;
import java.util.List;

/** A table of the catalog as properties, and back as a {@code TableInput}. */
final class TableShape {
    static final String DESCRIPTOR = "storageDescriptor";
    static final String PARAMETERS = "parameters";
    static final String VIEW = "viewOriginalText";
    static final String EXPANDED_VIEW = "viewExpandedText";
    private static final List<String> PROPERTIES =
            List.of("description", "owner", "retention", DESCRIPTOR, "partitionKeys", "tableType", VIEW, EXPANDED_VIEW);
    private static final List<String> KEPT = List.of("targetTable");
    private static final List<String> KEPT_OF_DESCRIPTOR = List.of("additionalLocations", "skewedInfo");

    private TableShape() {}

    /** Properties of a table that {@code GetTable} or {@code GetTables} returned. */
    static ObjectNode properties(JsonNode table) {
        ObjectNode camel = camel(table);
        ObjectNode properties = AwsCalls.tree()
                .put("database", table.path("DatabaseName").asText())
                .put("name", table.path("Name").asText());
        properties.setAll(Trees.pick(camel, PROPERTIES));
        ObjectNode declared = TableParameters.declared(camel.path(PARAMETERS));
        if (!declared.isEmpty()) {
            properties.set(PARAMETERS, declared);
        }
        if (properties.path(DESCRIPTOR) instanceof ObjectNode descriptor) {
            descriptor.remove(KEPT_OF_DESCRIPTOR);
        }
        return normal(properties);
    }

    /** What an update has to write back although no property stands for it. */
    static ObjectNode kept(JsonNode table) {
        ObjectNode camel = camel(table);
        ObjectNode kept = Trees.pick(camel, KEPT);
        ObjectNode foreign = TableParameters.foreign(camel.path(PARAMETERS));
        if (!foreign.isEmpty()) {
            kept.set(PARAMETERS, foreign);
        }
        ObjectNode descriptor = Trees.pick(camel.path(DESCRIPTOR), KEPT_OF_DESCRIPTOR);
        if (!descriptor.isEmpty()) {
            kept.set(DESCRIPTOR, descriptor);
        }
        return kept;
    }

    private static ObjectNode camel(JsonNode table) {
        ObjectNode output = AwsCalls.tree();
        output.set("Table", table);
        return (ObjectNode) AwsCalls.properties("glue:GetTable", output).path("table");
    }

    /** Leaves out what the catalog fills in and what a spec may write out although it says nothing. */
    static ObjectNode normal(ObjectNode properties) {
        if (properties.path(DESCRIPTOR) instanceof ObjectNode descriptor) {
            if (descriptor.path("serdeInfo") instanceof ObjectNode serde) {
                Trees.dropDefaults(serde);
            }
            columns(descriptor.path("columns"));
            if (descriptor.path("schemaReference").path("schemaId") instanceof ObjectNode id) {
                schemaId(id);
            }
            Trees.dropDefaults(descriptor);
            if (descriptor.isEmpty()) {
                properties.remove(DESCRIPTOR);
            }
        }
        columns(properties.path("partitionKeys"));
        if (Trees.isBlank(properties.path("partitionKeys"))) {
            properties.remove("partitionKeys");
        }
        if (properties.path("retention").asInt(1) == 0) {
            properties.remove("retention");
        }
        return properties;
    }

    /** A schema goes by its names, also where the catalog answers with its ARN. */
    private static void schemaId(ObjectNode id) {
        String arn = id.path("schemaArn").asText();
        int names = arn.indexOf(":schema/");
        String[] parts = names < 0
                ? new String[0]
                : arn.substring(names + ":schema/".length()).split("/", 2);
        if (parts.length == 2) {
            id.remove("schemaArn");
            id.put("registryName", parts[0]).put("schemaName", parts[1]);
        }
        if (id.has("schemaName") && !id.has("registryName")) {
            id.put("registryName", "default-registry");
        }
    }

    private static void columns(JsonNode columns) {
        List<ObjectNode> each = new ArrayList<>();
        columns.forEach(column -> each.add((ObjectNode) column));
        each.forEach(Trees::dropDefaults);
    }

    /** An input of {@code CreateTable} from expanded properties. */
    static ObjectNode input(ObjectNode properties) {
        ObjectNode table = properties.deepCopy();
        table.remove(List.of("database", "skipArchive", TableIndexes.PROPERTY));
        if (!table.has("partitionKeys")) {
            table.putArray("partitionKeys");
        }
        if (table.path(DESCRIPTOR) instanceof ObjectNode descriptor && !descriptor.has("columns")) {
            descriptor.putArray("columns");
        }
        ObjectNode input = AwsCalls.tree();
        input.set("databaseName", properties.path("database"));
        input.set("tableInput", table);
        return AwsCalls.spell("glue:CreateTable", input);
    }
}
