package dev.weir.aws.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.SchemaException;
import dev.weir.contract.Type;
import dev.weir.spi.DataFlow.Resource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks a table's columns: among themselves, and against the schema that the table refers to. */
final class TableCheck {
    private final Catalog catalog;
    private final Findings findings;

    TableCheck(Catalog catalog, Findings findings) {
        this.catalog = catalog;
        this.findings = findings;
    }

    void check(Resource resource) {
        TableView table = new TableView(resource.properties());
        Map<String, String> seen = new HashMap<>();
        names(resource, table.columns(), table.columnsPointer(), seen);
        names(resource, table.partitionKeys(), "/partitionKeys", seen);
        partitionTypes(resource, table);
        catalog.records(table).type().ifPresent(records -> columns(resource, table, records));
    }

    private void names(Resource resource, JsonNode columns, String pointer, Map<String, String> seen) {
        for (int i = 0; i < columns.size(); i++) {
            String name = name(columns.path(i));
            String at = pointer + "/" + i + "/name";
            String first = seen.putIfAbsent(name, at);
            if (first != null && !name.isEmpty()) {
                findings.error(
                        resource,
                        at,
                        "Two columns of one name",
                        "The table has the column '%s' already, among its columns or its partition keys. Give one of the two another name."
                                .formatted(name));
            }
        }
    }

    private void partitionTypes(Resource resource, TableView table) {
        JsonNode keys = table.partitionKeys();
        for (int i = 0; i < keys.size(); i++) {
            Optional<Type> type = type(keys.path(i));
            if (type.isPresent() && !isPrimitive(type.get())) {
                findings.error(
                        resource,
                        "/partitionKeys/" + i + "/type",
                        "A partition key is not a primitive",
                        "The partition key '%s' is of type %s. Its values are names of folders, so it must be a primitive, such as string or int."
                                .formatted(name(keys.path(i)), GlueTypes.render(type.get())));
            }
        }
    }

    private static boolean isPrimitive(Type type) {
        return type instanceof Type.Primitive || type instanceof Type.Decimal;
    }

    private void columns(Resource resource, TableView table, Type.Struct records) {
        JsonNode columns = table.columns();
        if (columns.isEmpty()) {
            return;
        }
        Map<String, Type> fields = new LinkedHashMap<>();
        records.fields().forEach(field -> fields.put(field.name().toLowerCase(Locale.ROOT), field.type()));
        for (int i = 0; i < columns.size(); i++) {
            Type field = fields.remove(name(columns.path(i)));
            column(resource, columns.path(i), table.columnsPointer() + "/" + i, Optional.ofNullable(field));
        }
        if (!fields.isEmpty()) {
            findings.warning(
                    resource,
                    table.columnsPointer(),
                    "The table lacks fields of its schema",
                    "The schema has %s, and the table's columns do not, so queries and jobs do not see them. Add the columns, or leave columns out: they then follow from the schema."
                            .formatted(String.join(", ", fields.keySet())));
        }
    }

    private void column(Resource resource, JsonNode column, String pointer, Optional<Type> field) {
        if (field.isEmpty()) {
            findings.warning(
                    resource,
                    pointer + "/name",
                    "The schema has no such field",
                    "No field of the table's schema is called '%s', so the column is always null. Remove it, or add the field to the schema."
                            .formatted(name(column)));
            return;
        }
        String wanted = GlueTypes.render(field.get()).toLowerCase(Locale.ROOT);
        type(column)
                .map(type -> GlueTypes.render(type).toLowerCase(Locale.ROOT))
                .filter(type -> !type.equals(wanted))
                .ifPresent(type -> findings.error(
                        resource,
                        pointer + "/type",
                        "The column's type is not its field's",
                        "The column '%s' is %s, and the schema's field is %s. Write %s, or leave columns out: they then follow from the schema."
                                .formatted(name(column), type, wanted, wanted)));
    }

    private static String name(JsonNode column) {
        return column.path("name").asText("").toLowerCase(Locale.ROOT);
    }

    /** A column's type; empty where the catalog would take a type that data contracts do not know. */
    static Optional<Type> type(JsonNode column) {
        return type(column.path("type").asText("string"));
    }

    /** The type that a text names, if it names one. */
    static Optional<Type> type(String text) {
        try {
            return Optional.of(GlueTypes.parse(text));
        } catch (SchemaException unknown) {
            return Optional.empty();
        }
    }
}
