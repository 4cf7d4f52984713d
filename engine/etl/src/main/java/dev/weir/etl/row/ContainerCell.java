package dev.weir.etl.row;

import java.math.BigDecimal;

/** A value with parts, which have cells of their own. Nothing but a value of the same kind can be cast to it. */
abstract sealed class ContainerCell extends Cell permits ListCell, MapCell, StructCell {
    private final String type;

    ContainerCell(Row row, String column, String type) {
        super(row, column);
        this.type = type;
    }

    @Override
    public void integer(long value) {
        mismatch(Long.toString(value));
    }

    @Override
    public void number(BigDecimal value) {
        mismatch(Numbers.shown(value));
    }

    @Override
    public void bool(boolean value) {
        mismatch(Boolean.toString(value));
    }

    @Override
    public void text(byte[] utf8, int from, int size) {
        mismatch(quoted(utf8, from, size));
    }

    /** The parts have said it all. */
    @Override
    public void end(byte[] utf8, int from, int size) {}

    @Override
    final String typeName() {
        return type;
    }
}
