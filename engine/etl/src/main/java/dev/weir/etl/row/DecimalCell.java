package dev.weir.etl.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/** An exact number: its unscaled value as a long, or as 16 big-endian bytes where a long is too small. */
final class DecimalCell extends Cell {
    /** Digits that a long holds. */
    static final int LONG_PRECISION = 18;

    private static final int WIDTH = 16;

    private final int precision;
    private final int scale;

    DecimalCell(Row row, String column, int precision, int scale) {
        super(row, column);
        this.precision = precision;
        this.scale = scale;
    }

    @Override
    public void integer(long value) {
        number(BigDecimal.valueOf(value));
    }

    @Override
    public void number(BigDecimal value) {
        boolean small = (long) value.precision() - value.scale() <= precision;
        BigDecimal rounded = small ? value.setScale(scale, RoundingMode.HALF_UP) : value;
        if (!small || rounded.precision() > precision) {
            mismatch(Numbers.shown(value));
        } else {
            put(rounded.unscaledValue());
        }
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

    private void put(BigInteger unscaled) {
        if (precision <= LONG_PRECISION) {
            set(unscaled.longValueExact());
            return;
        }
        byte[] minimal = unscaled.toByteArray();
        byte[] padded = new byte[WIDTH];
        Arrays.fill(padded, 0, WIDTH - minimal.length, (byte) (unscaled.signum() < 0 ? -1 : 0));
        System.arraycopy(minimal, 0, padded, WIDTH - minimal.length, minimal.length);
        set(padded, 0, WIDTH);
    }

    @Override
    boolean isBytes() {
        return precision > LONG_PRECISION;
    }

    @Override
    String typeName() {
        return "decimal(%d,%d)".formatted(precision, scale);
    }
}
