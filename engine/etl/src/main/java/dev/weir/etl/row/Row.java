package dev.weir.etl.row;

import dev.weir.contract.Mapping;
import dev.weir.contract.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The cells of one record, in the order of the mapping, and behind them those of the columns' parts. Not shared between threads. */
public final class Row {
    private final Cell[] cells;
    private final int columns;
    private String uncastable;

    /** An empty row. */
    public Row(List<Mapping.Column> columns) {
        this.columns = columns.size();
        List<Slot> slots = Slot.of(columns);
        cells = new Cell[slots.stream().mapToInt(Slot::size).sum()];
        slots.forEach(this::cell);
    }

    /** The cell of a column, or of a {@link Slot} behind the columns. */
    public Cell cell(int slot) {
        return cells[slot];
    }

    /** Empties every cell, for the next record. */
    public void clear() {
        uncastable = null;
        for (Cell cell : cells) {
            cell.clear();
        }
        for (int part = columns; part < cells.length; part++) {
            cells[part].forget();
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

    /** Makes the cells of a slot and its parts, and puts each at its index. */
    private Cell cell(Slot slot) {
        Cell cell = slot.parts().isEmpty() ? single(slot) : container(slot);
        cells[slot.index()] = cell;
        return cell;
    }

    private Cell container(Slot slot) {
        if (slot.type() instanceof Type.Array) {
            return new ListCell(this, slot.name(), slot.typeName(), part(slot, 0));
        }
        if (slot.type() instanceof Type.Map) {
            return new MapCell(this, slot.name(), slot.typeName(), part(slot, 0), part(slot, 1));
        }
        Type.Struct struct = (Type.Struct) slot.type();
        Map<String, Cell> fields = new LinkedHashMap<>();
        for (int field = 0; field < struct.fields().size(); field++) {
            fields.put(struct.fields().get(field).name(), part(slot, field));
        }
        return new StructCell(this, slot.name(), slot.typeName(), fields);
    }

    private Cell part(Slot container, int part) {
        return cell(container.parts().get(part)).asPart();
    }

    private Cell single(Slot slot) {
        String name = slot.name();
        if (slot.type() instanceof Type.Decimal decimal) {
            return new DecimalCell(this, name, decimal.precision(), decimal.scale());
        }
        Type.Primitive primitive = (Type.Primitive) slot.type();
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

    private Cell whole(String name, Type.Primitive type, int bits) {
        return new WholeCell(this, name, type.name().toLowerCase(Locale.ROOT), bits);
    }
}
