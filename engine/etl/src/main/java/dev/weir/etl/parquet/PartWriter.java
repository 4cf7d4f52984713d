package dev.weir.etl.parquet;

import dev.weir.etl.row.Cell;
import dev.weir.etl.row.ListCell;
import dev.weir.etl.row.MapCell;
import dev.weir.etl.row.StructCell;
import java.util.List;
import org.apache.parquet.column.ColumnWriter;

/**
 * Writes a column with parts, or a part: its leaves are columns of the file, and each value goes there with its levels. A
 * repetition level names the innermost list or map that goes on; a definition level counts what is there of the optional and
 * repeated groups down to the value.
 */
sealed interface PartWriter {
    /**
     * Writes the value that the cell holds, null included.
     *
     * @param columns of the file, by the number of their leaf
     * @param definition level of the group around
     */
    void write(Cell cell, ColumnWriter[] columns, int repetition, int definition);

    /** Writes to every leaf that something above it is not there. */
    void absent(ColumnWriter[] columns, int repetition, int definition);

    /** A value without parts. A required one, as a map's key is, adds no level. */
    record Leaf(int column, CellWriter writer, int levels) implements PartWriter {
        @Override
        public void write(Cell cell, ColumnWriter[] columns, int repetition, int definition) {
            if (cell.present()) {
                writer.write(cell, columns[column], repetition, definition + levels);
            } else {
                absent(columns, repetition, definition);
            }
        }

        @Override
        public void absent(ColumnWriter[] columns, int repetition, int definition) {
            columns[column].writeNull(repetition, definition);
        }
    }

    /** A list; {@code level} is the repetition level of its second element. */
    record Elements(PartWriter element, int level) implements PartWriter {
        @Override
        public void write(Cell cell, ColumnWriter[] columns, int repetition, int definition) {
            long size = cell.bits();
            if (!cell.present() || size == 0) {
                absent(columns, repetition, cell.present() ? definition + 1 : definition);
                return;
            }
            Cell each = ((ListCell) cell).element();
            for (long index = 0; index < size; index++) {
                each.recall();
                element.write(each, columns, index == 0 ? repetition : level, definition + 2);
            }
        }

        @Override
        public void absent(ColumnWriter[] columns, int repetition, int definition) {
            element.absent(columns, repetition, definition);
        }
    }

    /** A map, which is a list of keys and values. */
    record Entries(PartWriter key, PartWriter value, int level) implements PartWriter {
        @Override
        public void write(Cell cell, ColumnWriter[] columns, int repetition, int definition) {
            long size = cell.bits();
            if (!cell.present() || size == 0) {
                absent(columns, repetition, cell.present() ? definition + 1 : definition);
                return;
            }
            MapCell map = (MapCell) cell;
            for (long index = 0; index < size; index++) {
                int from = index == 0 ? repetition : level;
                map.key().recall();
                key.write(map.key(), columns, from, definition + 2);
                map.value().recall();
                value.write(map.value(), columns, from, definition + 2);
            }
        }

        @Override
        public void absent(ColumnWriter[] columns, int repetition, int definition) {
            key.absent(columns, repetition, definition);
            value.absent(columns, repetition, definition);
        }
    }

    /** A struct; its fields are in the order of the cell's. */
    record Fields(List<PartWriter> fields) implements PartWriter {
        @Override
        public void write(Cell cell, ColumnWriter[] columns, int repetition, int definition) {
            if (!cell.present()) {
                absent(columns, repetition, definition);
                return;
            }
            int field = 0;
            for (Cell each : ((StructCell) cell).fields().values()) {
                each.recall();
                fields.get(field++).write(each, columns, repetition, definition + 1);
            }
        }

        @Override
        public void absent(ColumnWriter[] columns, int repetition, int definition) {
            fields.forEach(field -> field.absent(columns, repetition, definition));
        }
    }
}
