package dev.weir.etl.row;

/** A point in time, in microseconds since 1970-01-01T00:00:00Z. */
final class TimestampCell extends Cell {
    private static final long FIRST_MILLI = -62_135_596_800_000L;
    private static final long LAST_MILLI = 253_402_300_799_999L;

    TimestampCell(Row row, String column) {
        super(row, column);
    }

    @Override
    public void integer(long value) {
        if (value < FIRST_MILLI || value > LAST_MILLI) {
            mismatch(Long.toString(value));
        } else {
            set(value * 1_000);
        }
    }

    @Override
    public void text(byte[] utf8, int from, int size) {
        long micros = Temporal.parseTimestamp(utf8, from, size);
        if (micros == Temporal.NONE) {
            mismatch(quoted(utf8, from, size));
        } else {
            set(micros);
        }
    }

    @Override
    public void days(long value) {
        set(value * Temporal.MICROS_A_DAY);
    }

    @Override
    public void micros(long value) {
        set(value);
    }

    @Override
    String typeName() {
        return "timestamp";
    }
}
