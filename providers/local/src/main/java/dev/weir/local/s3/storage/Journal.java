package dev.weir.local.s3.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
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

    /** Where the next entry goes; what a refused one left behind it does not count. */
    private long end;

    /** Where the last entry starts. */
    private long last;

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
        channel.truncate(length);
        journal.end = length;
        return journal;
    }

    /** @throws IOException when the disk refuses the entry, which does not count then */
    void append(Change change) throws IOException {
        byte[] content = line(change);
        channel.truncate(end);
        ByteBuffer line = ByteBuffer.wrap(content);
        while (line.hasRemaining()) {
            channel.write(line, end + line.position());
        }
        last = end;
        end += content.length;
        entries++;
    }

    /** Takes the last entry back, which must have been appended since the journal was opened or compacted. */
    void takeBack() throws IOException {
        end = last;
        entries--;
        channel.truncate(end);
    }

    /** Whether so much of it is history that writing only the versions there are is worth its while. */
    boolean wordy(int versions) {
        return entries > WORTH_COMPACTING + 2L * versions;
    }

    /** Replaces the history by the versions there are, the oldest of each key first. */
    void compact(List<ObjectVersion> versions) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        FileChannel compacted = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(compacted));
            for (ObjectVersion version : versions) {
                out.write(line(new Change.Put(version, "")));
            }
            out.flush();
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            compacted.close();
            Files.deleteIfExists(fresh);
            throw e;
        }
        channel.close();
        channel = compacted;
        end = compacted.size();
        entries = versions.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
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
