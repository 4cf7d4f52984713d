package dev.weir.etl.parquet;

import dev.weir.etl.row.Cell;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Hands the value of one cell to its column. */
@FunctionalInterface
interface CellWriter {
    /**
     * Writes a value that is present.
     *
     * @param repetition 0 for the first value of a record; otherwise the level of the list or map that repeats
     * @param definition how many of the optional and repeated groups around the value, and the value, are there
     */
    void write(Cell cell, ColumnWriter column, int repetition, int definition);

    static CellWriter of(PrimitiveTypeName physical) {
        return switch (physical) {
            case BOOLEAN -> (cell, column, rep, def) -> column.write(cell.bits() != 0, rep, def);
            case INT32 -> (cell, column, rep, def) -> column.write((int) cell.bits(), rep, def);
            case INT64 -> (cell, column, rep, def) -> column.write(cell.bits(), rep, def);
            case FLOAT -> (cell, column, rep, def) -> column.write(Float.intBitsToFloat((int) cell.bits()), rep, def);
            case DOUBLE -> (cell, column, rep, def) -> column.write(Double.longBitsToDouble(cell.bits()), rep, def);
            case BINARY, FIXED_LEN_BYTE_ARRAY ->
                (cell, column, rep, def) ->
                        column.write(Binary.fromReusedByteArray(cell.bytes(), cell.offset(), cell.length()), rep, def);
            case INT96 -> throw new IllegalArgumentException("no column is stored as INT96");
        };
    }
}
