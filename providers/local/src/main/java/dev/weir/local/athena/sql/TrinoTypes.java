package dev.weir.local.athena.sql;

import dev.weir.contract.Type;
import java.util.stream.Collectors;

/** Types as Trino writes them. */
final class TrinoTypes {
    private TrinoTypes() {}

    static String render(Type type) {
        return switch (type) {
            case Type.Primitive primitive -> render(primitive);
            case Type.Decimal decimal -> "decimal(%d,%d)".formatted(decimal.precision(), decimal.scale());
            case Type.Timestamp timestamp -> render(Type.Primitive.TIMESTAMP);
            case Type.Array array -> "array(" + render(array.element()) + ")";
            case Type.Map map -> "map(" + render(map.key()) + ", " + render(map.value()) + ")";
            case Type.Struct struct ->
                struct.fields().stream()
                        .map(field -> field.name() + " " + render(field.type()))
                        .collect(Collectors.joining(", ", "row(", ")"));
        };
    }

    private static String render(Type.Primitive primitive) {
        return switch (primitive) {
            case BOOLEAN -> "boolean";
            case TINYINT -> "tinyint";
            case SMALLINT -> "smallint";
            case INT -> "integer";
            case BIGINT -> "bigint";
            case FLOAT -> "real";
            case DOUBLE -> "double";
            case STRING -> "varchar";
            case BINARY -> "varbinary";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp(3)";
        };
    }
}
