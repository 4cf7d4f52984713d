package dev.weir.etl.row;

import java.math.BigDecimal;

/** A whole number of 8 to 64 bits. */
final class WholeCell extends Cell {
    private final String type;
    private final long min;
    private final long max;

    WholeCell(Row row, String column, String type, int bits) {
        super(row, column);
        this.type = type;
        this.min = Long.MIN_VALUE >> (64 - bits);
        this.max = Long.MAX_VALUE >> (64 - bits);
    }

    @Override
    public void integer(long value) {
        if (value < min || value > max) {
            mismatch(Long.toString(value));
        } else {
            set(value);
        }
    }

    @Override
    public void number(BigDecimal value) {
        if (Numbers.fitsLong(value)) {
            integer(value.longValueExact());
        } else {
            mismatch(Numbers.shown(value));
        }
    }

    @Override
    public void text(byte[] utf8, int from, int size) {
        BigDecimal value = Numbers.integer(utf8, from, size);
        if (value == null || !Numbers.fitsLong(value)) {
            mismatch(quoted(utf8, from, size));
        } else {
            integer(value.longValueExact());
        }
    }

    @Override
    public void micros(long value) {
        if (max == Long.MAX_VALUE) {
            set(Math.floorDiv(value, 1_000));
        } else {
            mismatch("a timestamp");
        }
    }

    @Override
    String typeName() {
        return type;
    }
}
