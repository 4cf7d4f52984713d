package dev.weir.etl.row;

import java.util.Arrays;
import java.util.BitSet;

/** The values that one part of a container takes within one record, nulls included. Bytes are referred to, not copied. */
final class Series {
    private static final int FIRST_CAPACITY = 16;

    /** Beyond it a record was unusual, and its arrays are not kept for the next. */
    private static final int KEPT_CAPACITY = 1 << 14;

    private final boolean wide;
    private final BitSet present = new BitSet();
    private long[] bits = new long[FIRST_CAPACITY];
    private byte[][] bytes = {};
    private int size;
    private int read;

    /**
     * No values yet.
     *
     * @param wide whether they are bytes; then {@code bits} holds their offset and length, and no other array is needed
     */
    Series(boolean wide) {
        this.wide = wide;
    }

    void add(Cell cell) {
        if (size == bits.length) {
            bits = Arrays.copyOf(bits, size * 2);
        }
        if (cell.present()) {
            present.set(size);
            bits[size] = wide ? range(cell) : cell.bits();
        }
        size++;
    }

    private long range(Cell cell) {
        if (bytes.length < bits.length) {
            bytes = Arrays.copyOf(bytes, bits.length);
        }
        bytes[size] = cell.bytes();
        return (long) cell.offset() << Integer.SIZE | cell.length();
    }

    void next(Cell cell) {
        int index = read++;
        if (!present.get(index)) {
            cell.clear();
        } else if (wide) {
            cell.set(bytes[index], (int) (bits[index] >>> Integer.SIZE), (int) bits[index]);
        } else {
            cell.set(bits[index]);
        }
    }

    void clear() {
        present.clear();
        Arrays.fill(bytes, 0, Math.min(size, bytes.length), null);
        if (bits.length > KEPT_CAPACITY) {
            bits = new long[FIRST_CAPACITY];
            bytes = new byte[][] {};
        }
        size = 0;
        read = 0;
    }
}
