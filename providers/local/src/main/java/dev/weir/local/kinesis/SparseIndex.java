package dev.weir.local.kinesis;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Positions of some frames of a segment, one every 64 KiB or so. */
final class SparseIndex {
    private static final int VERSION = 1;
    private static final long STEP = 64 * 1024;

    private int[] ordinals = new int[16];
    private long[] positions = new long[16];
    private long[] arrivals = new long[16];
    private int entries;

    /** A record's place in its segment. */
    record Place(int ordinal, long position) {}

    /** An index as kept on disk, with what else there is to know of its segment. */
    record Saved(SparseIndex index, long size, int count, long lastArrival) {}

    /** Offers a frame; most are not kept. */
    synchronized void add(int ordinal, long position, long arrival) {
        if (entries > 0 && position - positions[entries - 1] < STEP) {
            return;
        }
        if (entries == ordinals.length) {
            ordinals = Arrays.copyOf(ordinals, entries * 2);
            positions = Arrays.copyOf(positions, entries * 2);
            arrivals = Arrays.copyOf(arrivals, entries * 2);
        }
        ordinals[entries] = ordinal;
        positions[entries] = position;
        arrivals[entries] = arrival;
        entries++;
    }

    /** The nearest known place at or before a record. */
    synchronized Place before(int ordinal) {
        int found = Arrays.binarySearch(ordinals, 0, entries, ordinal);
        int at = found >= 0 ? found : -found - 2;
        return at < 0 ? new Place(0, 0) : new Place(ordinals[at], positions[at]);
    }

    /** A record known to be at or before the first one that arrived at a time. */
    synchronized int ordinalBefore(long millis) {
        int at = 0;
        while (at < entries && arrivals[at] < millis) {
            at++;
        }
        return at == 0 ? 0 : ordinals[at - 1];
    }

    synchronized void write(Path file, Saved saved) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(VERSION);
            out.writeLong(saved.size());
            out.writeInt(saved.count());
            out.writeLong(saved.lastArrival());
            out.writeInt(entries);
            for (int i = 0; i < entries; i++) {
                out.writeInt(ordinals[i]);
                out.writeLong(positions[i]);
                out.writeLong(arrivals[i]);
            }
        }
    }

    static Saved read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int version = in.readInt();
            if (version != VERSION) {
                throw new IOException(file + " has format " + version + ", this is " + VERSION);
            }
            SparseIndex index = new SparseIndex();
            long size = in.readLong();
            int count = in.readInt();
            long lastArrival = in.readLong();
            int entries = in.readInt();
            for (int i = 0; i < entries; i++) {
                index.add(in.readInt(), in.readLong(), in.readLong());
            }
            return new Saved(index, size, count, lastArrival);
        }
    }
}
