package dev.weir.local.kinesis;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * A file of a shard's records, one frame after the other:
 *
 * <pre>
 * int   length of what follows the checksum
 * int   CRC-32C of it
 * long  arrival, epoch milliseconds
 * short length of the partition key, then its UTF-8 bytes
 * ...   the data, to the end of the frame
 * </pre>
 *
 * Records are numbered in a row; the first one's number is the file's name. A file that will not grow any more has its index
 * beside it; the newest file is read through when it is opened, and what a killed process left torn at its end is cut off.
 */
final class Segment {
    static final int HEADER = 8;
    static final int FIXED = 10;
    static final long FULL = 32L << 20;
    private static final int SLICE = 256 * 1024;

    private final Path file;
    private final long base;
    private final SparseIndex index;
    private FileChannel writer;

    /** Whether there may be something after the last record. */
    private boolean torn;

    private volatile long size;
    private volatile int count;
    private volatile long lastArrival;

    private Segment(Path file, long base, SparseIndex index) {
        this.file = file;
        this.base = base;
        this.index = index;
    }

    static Segment create(Path folder, long base) throws IOException {
        Path file = folder.resolve(String.format(Locale.ROOT, "%020d.log", base));
        Segment segment = new Segment(file, base, new SparseIndex());
        segment.writer = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return segment;
    }

    /** Opens what is there; the newest one to go on writing. */
    static Segment open(Path file, boolean newest) throws IOException {
        String name = file.getFileName().toString();
        long base = Long.parseLong(name.substring(0, name.indexOf('.')));
        if (!newest && Files.exists(indexFile(file))) {
            SparseIndex.Saved saved = SparseIndex.read(indexFile(file));
            Segment segment = new Segment(file, base, saved.index());
            segment.publish(saved.size(), saved.count(), saved.lastArrival());
            return segment;
        }
        Segment segment = new Segment(file, base, new SparseIndex());
        new SegmentScan(file, segment::recovered).run();
        if (newest) {
            segment.writer = FileChannel.open(file, StandardOpenOption.WRITE);
            segment.writer.truncate(segment.size);
        }
        return segment;
    }

    private void recovered(long position, int length, long arrival) {
        index.add(count, position, arrival);
        publish(position + length, count + 1, arrival);
    }

    /**
     * Appends frames, all or none; readers see them once they are all in the file. Called by one thread at a time.
     *
     * @throws IOException when the disk refuses a part of them, as a full one does; nothing of them is left then
     */
    void append(byte[] frames, int length, int added, long arrival) throws IOException {
        long position = size;
        if (torn) {
            cut();
        }
        torn = true;
        try {
            for (int done = 0; done < length; ) {
                ByteBuffer slice = ByteBuffer.wrap(frames, done, Math.min(SLICE, length - done));
                done += writer.write(slice, position + done);
            }
            torn = false;
        } finally {
            if (torn) {
                cutIfPossible();
            }
        }
        index.add(count, position, arrival);
        publish(position + length, count + added, arrival);
    }

    /** Frames of a refused call would be taken for records when the file is read through. */
    private void cut() throws IOException {
        writer.truncate(size);
        torn = false;
    }

    private void cutIfPossible() {
        try {
            cut();
        } catch (IOException e) {
            // Tried again before the next append.
            return;
        }
    }

    private void publish(long newSize, int newCount, long arrival) {
        size = newSize;
        lastArrival = arrival;
        count = newCount;
    }

    /** Ends writing, and saves the index so that nobody needs to read the file through again. */
    void seal() throws IOException {
        if (writer != null) {
            writer.close();
            writer = null;
        }
        Path fresh = Files.createTempFile(file.getParent(), "index", ".tmp");
        try {
            index.write(fresh, new SparseIndex.Saved(index, size, count, lastArrival));
            Files.move(fresh, indexFile(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
        Files.deleteIfExists(indexFile(file));
    }

    /**
     * Hands records on, from a counter, until the sink has enough or the segment ends.
     *
     * @param hint a position known to be the frame of {@code from}, or -1
     * @return where the frame after the last one taken starts; {@code from} itself was not there when negative
     */
    Cursor read(long from, long hint, RecordSink sink) throws IOException {
        int until = count;
        long end = size;
        int ordinal = (int) (from - base);
        SparseIndex.Place place = hint >= 0 ? new SparseIndex.Place(ordinal, hint) : index.before(ordinal);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            FrameReader frames = new FrameReader(channel, place.position(), end);
            int at = place.ordinal();
            boolean wanted = true;
            while (wanted && at < until) {
                if (!frames.next()) {
                    throw new EOFException(file + " ends before record " + (base + at));
                }
                if (at >= ordinal) {
                    wanted = frames.give(base + at, sink);
                }
                if (wanted || at < ordinal) {
                    at++;
                    frames.consume();
                }
            }
            return new Cursor(base + at, frames.position());
        }
    }

    /** The number of the first record that arrived at or after a time; the next segment's first when there is none. */
    long firstSince(long millis) throws IOException {
        if (millis > lastArrival) {
            return base + count;
        }
        long[] found = {base + count};
        read(base + index.ordinalBefore(millis), -1, (counter, arrival, frame, offset, key, data) -> {
            boolean early = arrival < millis;
            found[0] = early ? found[0] : counter;
            return early;
        });
        return found[0];
    }

    long base() {
        return base;
    }

    /** The number after the last one's. */
    long end() {
        return base + count;
    }

    long size() {
        return size;
    }

    long lastArrival() {
        return lastArrival;
    }

    boolean isFull() {
        return size >= FULL;
    }

    private static Path indexFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".index");
    }

    /** A record's number and the position of its frame. */
    record Cursor(long counter, long position) {}
}
