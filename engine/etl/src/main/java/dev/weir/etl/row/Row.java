package dev.weir.etl.row;

import dev.weir.contract.GlueTypes;
import dev.weir.contract.Mapping;
import dev.weir.contract.Type;
import java.util.List;
import java.util.Locale;

/** The cells of one record, in the order of the mapping. Not shared between threads. */
public final class Row {
    private final Cell[] cells;
    private String uncastable;

    /**
     * An empty row.
     *
     * @throws IllegalArgumentException when a column has a type that a row cannot hold; the message names both
     */
    public Row(List<Mapping.Column> columns) {
        cells = new Cell[columns.size()];
        for (int index = 0; index < cells.length; index++) {
            cells[index] = cell(columns.get(index));
        }
    }

    public Cell cell(int column) {
        return cells[column];
    }

    public int size() {
        return cells.length;
    }

    /** Empties every cell, for the next record. */
    public void clear() {
        uncastable = null;
        for (Cell cell : cells) {
            cell.clear();
        }
    }

    /**
     * Ends a record whose values have all been handed over.
     *
     * @throws Rejection when one of them could not be cast
     */
    public void requireCast() {
        if (uncastable != null) {
            throw new Rejection(uncastable);
        }
    }

    void uncastable(String reason) {
        if (uncastable == null) {
            uncastable = reason;
        }
    }

    private Cell cell(Mapping.Column column) {
        String name = column.target();
        if (column.type() instanceof Type.Primitive primitive) {
            return switch (primitive) {
                case BOOLEAN -> new BooleanCell(this, name);
                case TINYINT -> whole(name, primitive, 8);
                case SMALLINT -> whole(name, primitive, 16);
                case INT -> whole(name, primitive, 32);
                case BIGINT -> whole(name, primitive, 64);
                case FLOAT -> new RealCell(this, name, true);
                case DOUBLE -> new RealCell(this, name, false);
                case STRING -> new StringCell(this, name);
                case BINARY -> new BinaryCell(this, name);
                case DATE -> new DateCell(this, name);
                case TIMESTAMP -> new TimestampCell(this, name);
            };
        }
        if (column.type() instanceof Type.Decimal decimal) {
            return new DecimalCell(this, name, decimal.precision(), decimal.scale());
        }
        throw new IllegalArgumentException(
                "column %s: the runner does not write %s yet".formatted(name, GlueTypes.render(column.type())));
    }

    private Cell whole(String name, Type.Primitive type, int bits) {
        return new WholeCell(this, name, type.name().toLowerCase(Locale.ROOT), bits);
    }
}
