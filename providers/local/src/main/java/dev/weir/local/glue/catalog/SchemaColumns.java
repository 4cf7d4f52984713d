package dev.weir.local.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.RecordTypes;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.SchemaException;
import dev.weir.contract.Type;
import dev.weir.local.Caller;
import dev.weir.local.operation.Trees;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The columns of tables that refer to a schema. They are derived whenever the table is read, as the service does it. */
final class SchemaColumns {
    private final BiFunction<JsonNode, Caller, Optional<SchemaDefinition>> definitions;

    /**
     * Columns of the schemas in a registry.
     *
     * @param definitions from a {@code SchemaReference} to what it refers to; empty when that is not there
     */
    SchemaColumns(BiFunction<JsonNode, Caller, Optional<SchemaDefinition>> definitions) {
        this.definitions = definitions;
    }

    /** The table as a reader sees it: with the schema's columns when it lists none, and none when the schema is not found. */
    ObjectNode resolve(ObjectNode table, Caller caller) {
        JsonNode storage = table.path("StorageDescriptor");
        if (storage.has("SchemaReference") && storage.path("Columns").isEmpty()) {
            ArrayNode columns = definitions
                    .apply(storage.path("SchemaReference"), caller)
                    .map(SchemaColumns::columns)
                    .orElseGet(() -> Trees.array(List.of()));
            ((ObjectNode) storage).set("Columns", columns);
        }
        return table;
    }

    private static ArrayNode columns(SchemaDefinition definition) {
        ArrayNode columns = Trees.array(List.of());
        try {
            for (Type.Field field : RecordTypes.of(definition).fields()) {
                ObjectNode column =
                        columns.addObject().put("Name", field.name()).put("Type", GlueTypes.render(field.type()));
                if (!field.doc().isEmpty()) {
                    column.put("Comment", field.doc());
                }
            }
        } catch (SchemaException noColumns) {
            columns.removeAll();
        }
        return columns;
    }
}
