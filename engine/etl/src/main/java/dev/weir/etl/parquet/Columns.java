package dev.weir.etl.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MICROS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.listType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.mapType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;
import static org.apache.parquet.schema.Type.Repetition.OPTIONAL;
import static org.apache.parquet.schema.Type.Repetition.REPEATED;
import static org.apache.parquet.schema.Type.Repetition.REQUIRED;

import dev.weir.contract.Mapping;
import dev.weir.contract.Type;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * The file schema of a mapping. Every column is optional: a source field may be absent, and a reader never minds. Timestamps are
 * 64-bit microseconds in UTC, which Athena, Spark and DuckDB read; decimals are 64-bit up to 18 digits.
 */
final class Columns {
    private static final int LONG_DECIMAL = 18;

    private Columns() {}

    static MessageType schema(List<Mapping.Column> columns) {
        org.apache.parquet.schema.Type[] fields = columns.stream()
                .map(column -> field(OPTIONAL, column.target(), column.type()))
                .toArray(org.apache.parquet.schema.Type[]::new);
        return new MessageType("row", fields);
    }

    /** Arrays and maps have the three levels that the format's specification asks for, by its names. */
    private static org.apache.parquet.schema.Type field(Repetition repetition, String name, Type type) {
        if (type instanceof Type.Primitive primitive) {
            return primitive(repetition, name, primitive);
        }
        if (type instanceof Type.Decimal decimal) {
            return decimal(repetition, name, decimal);
        }
        if (type instanceof Type.Array array) {
            GroupType list = new GroupType(REPEATED, "list", field(OPTIONAL, "element", array.element()));
            return Types.buildGroup(repetition).as(listType()).addField(list).named(name);
        }
        if (type instanceof Type.Map map) {
            GroupType entry = new GroupType(
                    REPEATED, "key_value", field(REQUIRED, "key", map.key()), field(OPTIONAL, "value", map.value()));
            return Types.buildGroup(repetition).as(mapType()).addField(entry).named(name);
        }
        List<org.apache.parquet.schema.Type> fields = ((Type.Struct) type)
                .fields().stream()
                        .map(field -> field(OPTIONAL, field.name(), field.type()))
                        .toList();
        return new GroupType(repetition, name, fields);
    }

    private static PrimitiveType decimal(Repetition repetition, String name, Type.Decimal type) {
        LogicalTypeAnnotation annotation = decimalType(type.scale(), type.precision());
        return type.precision() <= LONG_DECIMAL
                ? Types.primitive(INT64, repetition).as(annotation).named(name)
                : Types.primitive(FIXED_LEN_BYTE_ARRAY, repetition)
                        .length(16)
                        .as(annotation)
                        .named(name);
    }

    private static PrimitiveType primitive(Repetition repetition, String name, Type.Primitive type) {
        return switch (type) {
            case BOOLEAN -> primitive(repetition, BOOLEAN, null, name);
            case TINYINT -> primitive(repetition, INT32, intType(8, true), name);
            case SMALLINT -> primitive(repetition, INT32, intType(16, true), name);
            case INT -> primitive(repetition, INT32, null, name);
            case BIGINT -> primitive(repetition, INT64, null, name);
            case FLOAT -> primitive(repetition, FLOAT, null, name);
            case DOUBLE -> primitive(repetition, DOUBLE, null, name);
            case STRING -> primitive(repetition, BINARY, stringType(), name);
            case BINARY -> primitive(repetition, BINARY, null, name);
            case DATE -> primitive(repetition, INT32, dateType(), name);
            case TIMESTAMP -> primitive(repetition, INT64, timestampType(true, MICROS), name);
        };
    }

    private static PrimitiveType primitive(
            Repetition repetition, PrimitiveTypeName physical, LogicalTypeAnnotation logical, String name) {
        return Types.primitive(physical, repetition).as(logical).named(name);
    }
}
