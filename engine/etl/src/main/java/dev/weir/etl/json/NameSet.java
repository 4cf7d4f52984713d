package dev.weir.etl.json;

import dev.weir.etl.row.Rejection;
import java.util.Arrays;

/** The undeclared member names of the objects that are open, innermost last, to find one that comes twice. */
final class NameSet {
    private static final int MAX_NAMES = 10_000;

    private byte[][] arrays = new byte[16][];
    private int[] froms = new int[16];
    private int[] sizes = new int[16];
    private int[] hashes = new int[16];
    private int count;

    void clear() {
        count = 0;
    }

    /** Where the names of the next object begin. */
    int mark() {
        return count;
    }

    void release(int mark) {
        count = mark;
    }

    /** Adds a name to the object that began at the mark; false when it is there already. */
    boolean add(int mark, byte[] utf8, int from, int size) {
        int hash = size;
        for (int at = from; at < from + size; at++) {
            hash = hash * 31 + utf8[at];
        }
        for (int index = mark; index < count; index++) {
            if (hashes[index] == hash && equal(index, utf8, from, size)) {
                return false;
            }
        }
        push(utf8, from, size, hash);
        return true;
    }

    private boolean equal(int index, byte[] utf8, int from, int size) {
        int start = froms[index];
        return Arrays.equals(arrays[index], start, start + sizes[index], utf8, from, from + size);
    }

    private void push(byte[] utf8, int from, int size, int hash) {
        if (count == MAX_NAMES) {
            throw new Rejection("not accepted: more than " + MAX_NAMES + " undeclared members");
        }
        if (count == arrays.length) {
            arrays = Arrays.copyOf(arrays, count * 2);
            froms = Arrays.copyOf(froms, count * 2);
            sizes = Arrays.copyOf(sizes, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        arrays[count] = utf8;
        froms[count] = from;
        sizes[count] = size;
        hashes[count] = hash;
        count++;
    }
}
