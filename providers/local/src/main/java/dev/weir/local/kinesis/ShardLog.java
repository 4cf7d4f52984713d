package dev.weir.local.kinesis;

import dev.weir.local.kinesis.Segment.Cursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A shard's records, numbered from 1 without gaps. What {@link #append} has returned for survives the process being killed;
 * surviving a power failure would cost a disk flush a call, and is not promised.
 */
final class ShardLog {
    private static final long FIRST = 1;

    private final Path folder;
    private volatile List<Segment> segments;

    private ShardLog(Path folder, List<Segment> segments) {
        this.folder = folder;
        this.segments = segments;
    }

    static ShardLog open(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Segment> segments = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
            for (Path log : logs) {
                segments.add(Segment.open(log, log.equals(logs.getLast())));
            }
        }
        if (segments.isEmpty()) {
            segments.add(Segment.create(folder, FIRST));
        }
        return new ShardLog(folder, List.copyOf(segments));
    }

    /**
     * Appends records.
     *
     * @param now their arrival, which never goes back within a shard
     * @return the number of the first; the others follow in a row
     */
    synchronized long append(List<LogEntry> entries, long now) throws IOException {
        Segment segment = segments.getLast();
        long arrival = Math.max(now, lastArrival());
        if (segment.isFull()) {
            segment = roll();
        }
        long first = segment.end();
        byte[] frames =
                new byte[entries.stream().mapToInt(LogEntry::frameLength).sum()];
        CRC32C crc = new CRC32C();
        int at = 0;
        for (LogEntry entry : entries) {
            at = FrameReader.write(frames, at, arrival, entry.key(), entry.data(), crc);
        }
        segment.append(frames, at, entries.size(), arrival);
        return first;
    }

    private Segment roll() throws IOException {
        Segment old = segments.getLast();
        old.seal();
        Segment fresh = Segment.create(folder, old.end());
        List<Segment> more = new ArrayList<>(segments);
        more.add(fresh);
        segments = List.copyOf(more);
        return fresh;
    }

    /**
     * Hands records on in order until the sink has enough or there are no more.
     *
     * @param from the first one wanted; trimmed ones are passed over
     * @param hint the position of its frame in its segment, or -1
     * @return where to go on
     */
    Cursor read(long from, long hint, RecordSink sink) throws IOException {
        Cursor cursor = new Cursor(Math.max(from, first()), from < first() ? -1 : hint);
        boolean[] wanted = {true};
        RecordSink watched = (counter, arrival, frame, offset, key, data) -> {
            wanted[0] = sink.accept(counter, arrival, frame, offset, key, data);
            return wanted[0];
        };
        for (Segment segment : segments) {
            if (wanted[0] && cursor.counter() >= segment.base() && cursor.counter() < segment.end()) {
                cursor = read(segment, cursor, watched);
            }
        }
        return cursor;
    }

    private static Cursor read(Segment segment, Cursor cursor, RecordSink sink) throws IOException {
        try {
            Cursor next = segment.read(cursor.counter(), cursor.position(), sink);
            return next.counter() == segment.end() && segment.isFull() ? new Cursor(next.counter(), -1) : next;
        } catch (NoSuchFileException trimmed) {
            return new Cursor(segment.end(), -1);
        }
    }

    /** The number of the first record that arrived at or after a time, or of the one that will come next. */
    long firstSince(long millis) throws IOException {
        for (Segment segment : segments) {
            if (segment.end() > segment.base() && segment.lastArrival() >= millis) {
                return segment.firstSince(millis);
            }
        }
        return next();
    }

    /** Deletes whole segments whose records all arrived before a time; what the disk refuses to delete is left for the next time. */
    synchronized void trim(long millis) {
        List<Segment> left = new ArrayList<>(segments);
        try {
            while (left.size() > 1 && left.getFirst().lastArrival() < millis) {
                left.getFirst().delete();
                left.removeFirst();
                segments = List.copyOf(left);
            }
        } catch (IOException e) {
            return;
        }
    }

    /** The number of the oldest record. */
    long first() {
        return segments.getFirst().base();
    }

    /** The number that the next record will have. */
    long next() {
        return segments.getLast().end();
    }

    /** When the newest record arrived, epoch milliseconds; 0 when there never was one. */
    long lastArrival() {
        return segments.reversed().stream()
                .mapToLong(Segment::lastArrival)
                .filter(arrival -> arrival > 0)
                .findFirst()
                .orElse(0);
    }

    synchronized void close() throws IOException {
        for (Segment segment : segments) {
            segment.close();
        }
    }
}
