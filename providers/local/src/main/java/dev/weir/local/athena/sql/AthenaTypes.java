package dev.weir.local.athena.sql;

import dev.weir.contract.SchemaException;
import dev.weir.contract.Type;
import dev.weir.local.lake.DuckTypes;
import java.util.Locale;

/** Types of results as Athena describes them. */
final class AthenaTypes {
    private AthenaTypes() {}

    /** A result's column, from the name that DuckDB gives its type. */
    static Column column(String name, String duckType) {
        if (duckType.toUpperCase(Locale.ROOT).equals("TIMESTAMP WITH TIME ZONE")) {
            return new Column(name, "timestamp with time zone", 3, 0);
        }
        return switch (parse(duckType)) {
            case Type.Primitive primitive -> column(name, primitive);
            case Type.Decimal decimal -> new Column(name, "decimal", decimal.precision(), decimal.scale());
            case Type.Timestamp timestamp -> column(name, Type.Primitive.TIMESTAMP);
            case Type.Array array -> new Column(name, "array", 0, 0);
            case Type.Map map -> new Column(name, "map", 0, 0);
            case Type.Struct struct -> new Column(name, "row", 0, 0);
        };
    }

    private static Column column(String name, Type.Primitive primitive) {
        return switch (primitive) {
            case BOOLEAN -> new Column(name, "boolean", 0, 0);
            case TINYINT -> new Column(name, "tinyint", 3, 0);
            case SMALLINT -> new Column(name, "smallint", 5, 0);
            case INT -> new Column(name, "integer", 10, 0);
            case BIGINT -> new Column(name, "bigint", 19, 0);
            case FLOAT -> new Column(name, "float", 17, 0);
            case DOUBLE -> new Column(name, "double", 17, 0);
            case STRING -> new Column(name, "varchar", Integer.MAX_VALUE, 0);
            case BINARY -> new Column(name, "varbinary", 1073741824, 0);
            case DATE -> new Column(name, "date", 0, 0);
            case TIMESTAMP -> new Column(name, "timestamp", 3, 0);
        };
    }

    private static Type parse(String duckType) {
        try {
            return DuckTypes.parse(duckType);
        } catch (SchemaException unknown) {
            return Type.Primitive.STRING;
        }
    }
}
