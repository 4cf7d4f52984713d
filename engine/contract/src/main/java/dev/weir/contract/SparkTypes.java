package dev.weir.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.Type.Primitive;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The types of Apache Spark, in the two forms that its {@code StructType} reads: the DDL of {@code StructType.fromDDL}, and the
 * JSON of {@code DataType.fromJson}. A field's nullability and its doc (as a comment) are kept. Whether elements of arrays and
 * values of maps may be null stands in the JSON only: the DDL has no word for it. Timestamps count microseconds; local ones are
 * {@code TIMESTAMP_NTZ}, which Spark has since 3.4.
 */
public final class SparkTypes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SparkTypes() {}

    /** The columns of a table: {@code `id` BIGINT NOT NULL, `tags` ARRAY<STRING> COMMENT 'as given'}. */
    public static String ddl(Type.Struct columns) {
        return columns.fields().stream()
                .map(field -> quoted(field.name()) + " " + declared(field))
                .collect(Collectors.joining(", "));
    }

    private static String declared(Type.Field field) {
        String comment = field.doc().isEmpty() ? "" : " COMMENT '" + escaped(field.doc()) + "'";
        return type(field.type()) + (field.nullable() ? "" : " NOT NULL") + comment;
    }

    private static String type(Type type) {
        if (type instanceof Primitive primitive) {
            return primitive.name();
        }
        if (type instanceof Type.Decimal decimal) {
            return "DECIMAL(%d,%d)".formatted(decimal.precision(), decimal.scale());
        }
        if (type instanceof Type.Timestamp timestamp) {
            return timestamp.local() ? "TIMESTAMP_NTZ" : "TIMESTAMP";
        }
        if (type instanceof Type.Array array) {
            return "ARRAY<%s>".formatted(type(array.element()));
        }
        if (type instanceof Type.Map map) {
            return "MAP<%s, %s>".formatted(type(map.key()), type(map.value()));
        }
        return ((Type.Struct) type)
                .fields().stream()
                        .map(field -> quoted(field.name()) + ": " + declared(field))
                        .collect(Collectors.joining(", ", "STRUCT<", ">"));
    }

    /** Always in back quotes: which words are reserved differs between Spark's versions and modes. */
    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n");
    }

    /** The same as JSON: {@code {"type":"struct","fields":[{"name":...,"type":...,"nullable":...,"metadata":{}}]}}. */
    public static JsonNode json(Type type) {
        if (type instanceof Primitive primitive) {
            return NODES.textNode(jsonName(primitive));
        }
        if (type instanceof Type.Decimal decimal) {
            return NODES.textNode("decimal(%d,%d)".formatted(decimal.precision(), decimal.scale()));
        }
        if (type instanceof Type.Timestamp timestamp) {
            return NODES.textNode(timestamp.local() ? "timestamp_ntz" : "timestamp");
        }
        if (type instanceof Type.Array array) {
            ObjectNode node = NODES.objectNode().put("type", "array");
            node.set("elementType", json(array.element()));
            return node.put("containsNull", array.containsNull());
        }
        if (type instanceof Type.Map map) {
            ObjectNode node = NODES.objectNode().put("type", "map");
            node.set("keyType", json(map.key()));
            node.set("valueType", json(map.value()));
            return node.put("valueContainsNull", map.valueContainsNull());
        }
        return struct((Type.Struct) type);
    }

    private static JsonNode struct(Type.Struct struct) {
        ObjectNode node = NODES.objectNode().put("type", "struct");
        ArrayNode fields = node.putArray("fields");
        for (Type.Field field : struct.fields()) {
            ObjectNode each = fields.addObject().put("name", field.name());
            each.set("type", json(field.type()));
            each.put("nullable", field.nullable());
            ObjectNode metadata = each.putObject("metadata");
            if (!field.doc().isEmpty()) {
                metadata.put("comment", field.doc());
            }
        }
        return node;
    }

    private static String jsonName(Primitive primitive) {
        return switch (primitive) {
            case TINYINT -> "byte";
            case SMALLINT -> "short";
            case INT -> "integer";
            case BIGINT -> "long";
            case BOOLEAN, FLOAT, DOUBLE, STRING, BINARY, DATE, TIMESTAMP ->
                primitive.name().toLowerCase(Locale.ROOT);
        };
    }
}
