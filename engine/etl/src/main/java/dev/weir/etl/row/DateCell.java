package dev.weir.etl.row;

/** A day, counted from 1970-01-01. */
final class DateCell extends Cell {
    DateCell(Row row, String column) {
        super(row, column);
    }

    @Override
    public void text(byte[] utf8, int from, int size) {
        long days = Temporal.parseDate(utf8, from, size);
        if (days == Temporal.NONE) {
            mismatch(quoted(utf8, from, size));
        } else {
            set(days);
        }
    }

    @Override
    public void days(long value) {
        set(value);
    }

    @Override
    public void micros(long value) {
        set(Math.floorDiv(value, Temporal.MICROS_A_DAY));
    }

    @Override
    String typeName() {
        return "date";
    }
}
