package dev.weir.etl.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MICROS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import dev.weir.contract.Mapping;
import dev.weir.contract.Type;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
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
                .map(column -> field(column.target(), column.type()))
                .toArray(org.apache.parquet.schema.Type[]::new);
        return new MessageType("row", fields);
    }

    private static PrimitiveType field(String name, Type type) {
        if (type instanceof Type.Primitive primitive) {
            return primitive(name, primitive);
        }
        if (type instanceof Type.Decimal decimal) {
            LogicalTypeAnnotation annotation = decimalType(decimal.scale(), decimal.precision());
            return decimal.precision() <= LONG_DECIMAL
                    ? Types.optional(INT64).as(annotation).named(name)
                    : Types.optional(FIXED_LEN_BYTE_ARRAY)
                            .length(16)
                            .as(annotation)
                            .named(name);
        }
        throw new IllegalArgumentException("no column of " + type);
    }

    private static PrimitiveType primitive(String name, Type.Primitive type) {
        return switch (type) {
            case BOOLEAN -> optional(BOOLEAN, null, name);
            case TINYINT -> optional(INT32, intType(8, true), name);
            case SMALLINT -> optional(INT32, intType(16, true), name);
            case INT -> optional(INT32, null, name);
            case BIGINT -> optional(INT64, null, name);
            case FLOAT -> optional(FLOAT, null, name);
            case DOUBLE -> optional(DOUBLE, null, name);
            case STRING -> optional(BINARY, stringType(), name);
            case BINARY -> optional(BINARY, null, name);
            case DATE -> optional(INT32, dateType(), name);
            case TIMESTAMP -> optional(INT64, timestampType(true, MICROS), name);
        };
    }

    private static PrimitiveType optional(PrimitiveTypeName physical, LogicalTypeAnnotation logical, String name) {
        return Types.optional(physical).as(logical).named(name);
    }
}
