package dev.weir.etl.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The members of an object: the named ones, and what holds for the rest. */
final class Members {
    /** Members of which nothing is known, as in an object that its schema leaves open. */
    static final Members OPEN = new Members(List.of(), Shape.OPEN, 0, Integer.MAX_VALUE);

    private static final int NOT_NAMED = -1;
    private static final int MASK_BITS = 64;

    private final byte[][] names;
    private final Shape[] shapes;
    private final boolean[] required;
    private final int[] table;
    private final long requiredMask;
    final Shape rest;
    final int minimum;
    final int maximum;

    /**
     * One named member.
     *
     * @param shape null when the schema forbids it
     */
    record Member(String name, Shape shape, boolean required) {}

    /**
     * The members of one object.
     *
     * @param rest the shape of members without a name here; null when the schema forbids them
     */
    Members(List<Member> members, Shape rest, int minimum, int maximum) {
        int size = members.size();
        names = new byte[size][];
        shapes = new Shape[size];
        required = new boolean[size];
        table = new int[Integer.highestOneBit(Math.max(size, 1)) * 4];
        Arrays.fill(table, NOT_NAMED);
        for (int index = 0; index < size; index++) {
            Member member = members.get(index);
            names[index] = member.name().getBytes(UTF_8);
            shapes[index] = member.shape();
            required[index] = member.required();
            insert(index);
        }
        requiredMask = mask(required);
        this.rest = rest;
        this.minimum = minimum;
        this.maximum = maximum;
    }

    int size() {
        return names.length;
    }

    Shape shape(int member) {
        return shapes[member];
    }

    String name(int member) {
        return new String(names[member], UTF_8);
    }

    String bounds() {
        return "where the schema wants " + minimum + (maximum == Integer.MAX_VALUE ? " or more" : " to " + maximum);
    }

    /** Whether this is the member's name. Records mostly keep one order, so the reader asks for the next one first. */
    boolean is(int member, byte[] utf8, int from, int size) {
        byte[] name = names[member];
        return name.length == size && Arrays.equals(name, 0, size, utf8, from, from + size);
    }

    /** The member of this name, negative when there is none. */
    int find(byte[] utf8, int from, int size) {
        for (int slot = slot(hash(utf8, from, size)); table[slot] != NOT_NAMED; slot = slot(slot + 1)) {
            if (is(table[slot], utf8, from, size)) {
                return table[slot];
            }
        }
        return NOT_NAMED;
    }

    /** The first required member that was not seen, negative when there is none. {@code seen} holds the first 64. */
    int missing(long seen, BitSet seenBeyond) {
        long absent = requiredMask & ~seen;
        if (absent != 0) {
            return Long.numberOfTrailingZeros(absent);
        }
        for (int index = MASK_BITS; index < required.length; index++) {
            if (required[index] && !seenBeyond.get(index)) {
                return index;
            }
        }
        return NOT_NAMED;
    }

    private static long mask(boolean[] flags) {
        long mask = 0;
        for (int index = 0; index < Math.min(flags.length, MASK_BITS); index++) {
            mask |= flags[index] ? 1L << index : 0;
        }
        return mask;
    }

    private void insert(int index) {
        int slot = slot(hash(names[index], 0, names[index].length));
        while (table[slot] != NOT_NAMED) {
            slot = slot(slot + 1);
        }
        table[slot] = index;
    }

    private int slot(int hash) {
        return hash & (table.length - 1);
    }

    private static int hash(byte[] utf8, int from, int size) {
        int hash = size;
        for (int at = from; at < from + size; at++) {
            hash = hash * 31 + utf8[at];
        }
        return hash ^ (hash >>> 15);
    }
}
