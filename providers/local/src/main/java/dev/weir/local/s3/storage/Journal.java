package dev.weir.local.s3.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * The changes of one bucket in the order they were made: a JSON document a line, appended. A line that a killed process left
 * without its end does not count. Used under the bucket's lock.
 */
final class Journal implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORTH_COMPACTING = 1000;

    private final Path file;
    private FileChannel channel;
    private long entries;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens a journal, which is created when it is not there, and hands over its entries. */
    static Journal open(Path file, Consumer<Change> each) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Journal journal = new Journal(file, channel);
        long length = journal.replay(each);
        channel.truncate(length).position(length);
        return journal;
    }

    void append(Change change) {
        try {
            write(change);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether so much of it is history that writing only the versions there are is worth its while. */
    boolean wordy(int versions) {
        return entries > WORTH_COMPACTING + 2L * versions;
    }

    /** Replaces the history by the versions there are, the oldest of each key first. */
    void compact(List<ObjectVersion> versions) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = Files.newOutputStream(fresh)) {
            for (ObjectVersion version : versions) {
                out.write(line(new Change.Put(version, "")));
            }
        }
        channel.close();
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.position(channel.size());
        entries = versions.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void write(Change change) throws IOException {
        long before = channel.position();
        ByteBuffer line = ByteBuffer.wrap(line(change));
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            entries++;
        } catch (IOException e) {
            channel.truncate(before).position(before);
            throw e;
        }
    }

    private long replay(Consumer<Change> each) throws IOException {
        long length = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            long size = Files.size(file);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                long end = length + line.getBytes(StandardCharsets.UTF_8).length + 1;
                if (end > size) {
                    break;
                }
                each.accept(read(line));
                length = end;
                entries++;
            }
        }
        return length;
    }

    private Change read(String line) throws IOException {
        try {
            return Change.fromJson(JSON.readTree(line));
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IOException("Damaged journal: " + file + ", line " + (entries + 1), e);
        }
    }

    private static byte[] line(Change change) throws JsonProcessingException {
        return (JSON.writeValueAsString(change.toJson()) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
