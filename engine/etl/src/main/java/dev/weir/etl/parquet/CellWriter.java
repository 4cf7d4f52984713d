package dev.weir.etl.parquet;

import dev.weir.etl.row.Cell;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Hands the value of one cell to its column. */
@FunctionalInterface
interface CellWriter {
    /** Definition level of a value in an optional column; that of a null is 0. */
    int DEFINED = 1;

    void write(Cell cell, ColumnWriter column);

    static CellWriter of(PrimitiveTypeName physical) {
        return switch (physical) {
            case BOOLEAN -> (cell, column) -> column.write(cell.bits() != 0, 0, DEFINED);
            case INT32 -> (cell, column) -> column.write((int) cell.bits(), 0, DEFINED);
            case INT64 -> (cell, column) -> column.write(cell.bits(), 0, DEFINED);
            case FLOAT -> (cell, column) -> column.write(Float.intBitsToFloat((int) cell.bits()), 0, DEFINED);
            case DOUBLE -> (cell, column) -> column.write(Double.longBitsToDouble(cell.bits()), 0, DEFINED);
            case BINARY, FIXED_LEN_BYTE_ARRAY ->
                (cell, column) -> column.write(
                        Binary.fromReusedByteArray(cell.bytes(), cell.offset(), cell.length()), 0, DEFINED);
            case INT96 -> throw new IllegalArgumentException("no column is stored as INT96");
        };
    }
}
