package dev.weir.etl.row;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;

/** A binary floating-point number; its bits are those of a double, or of a float. */
final class RealCell extends Cell {
    private final boolean single;

    RealCell(Row row, String column, boolean single) {
        super(row, column);
        this.single = single;
    }

    @Override
    public void integer(long value) {
        put((double) value, (float) value);
    }

    @Override
    public void number(BigDecimal value) {
        double nearest = single ? value.floatValue() : value.doubleValue();
        if (Double.isInfinite(nearest)) {
            mismatch(Numbers.shown(value));
        } else if (single) {
            set(Float.floatToRawIntBits((float) nearest));
        } else {
            put(nearest, 0);
        }
    }

    @Override
    public void numeral(byte[] json, int from, int size) {
        String text = new String(json, from, size, ISO_8859_1);
        double value = single ? Float.parseFloat(text) : Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            mismatch(text);
        } else {
            put(value, (float) value);
        }
    }

    @Override
    public void real(double value) {
        if (single && Float.isInfinite((float) value) && !Double.isInfinite(value)) {
            mismatch(Double.toString(value));
        } else {
            put(value, (float) value);
        }
    }

    @Override
    public void single(float value) {
        put(value, value);
    }

    @Override
    public void text(byte[] utf8, int from, int size) {
        BigDecimal value = Numbers.decimal(utf8, from, size);
        if (value == null) {
            mismatch(quoted(utf8, from, size));
        } else {
            number(value);
        }
    }

    private void put(double wide, float narrow) {
        set(single ? Float.floatToRawIntBits(narrow) : Double.doubleToRawLongBits(wide));
    }

    @Override
    String typeName() {
        return single ? "float" : "double";
    }
}
