package dev.weir.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalInt;

/** One server's hold on a data directory, and the note beside it that says where that server listens. */
final class DataLock implements AutoCloseable {
    /** A path no bucket can have, which answers with the server's note. */
    static final String NOTE_PATH = "/_weir/server";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOCK = "lock";
    private static final String NOTE = "server.json";

    /** Long, because a dead server's port refuses at once, and a live one on a busy machine must not be taken for dead. */
    private static final int PATIENCE_MILLIS = 30_000;

    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;

    private DataLock(Path directory, FileChannel channel, FileLock lock) {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws IOException also when another server has the directory */
    static DataLock take(Path directory) throws IOException {
        Optional<DataLock> lock = tryTake(directory);
        if (lock.isPresent()) {
            return lock.get();
        }
        throw new DataInUseException("The data directory " + directory + " is in use by another server"
                + find(directory).map(uri -> " at " + uri).orElse(""));
    }

    /** Empty when another server has the directory. */
    static Optional<DataLock> tryTake(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new DataLock(directory, channel, lock));
            }
        } catch (OverlappingFileLockException anotherOfThisProcess) {
            // Closing the channel would release that one's lock, where locks are those of a process.
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    /** The content of the note: {@code {"endpoint": "http://127.0.0.1:4566", "port": 4566, "pid": 42}}. */
    static byte[] note(URI endpoint) throws IOException {
        return JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("endpoint", endpoint.toString())
                .put("port", endpoint.getPort())
                .put("pid", ProcessHandle.current().pid()));
    }

    /** The port that visitors of an earlier server may still know, if that has left its note. */
    OptionalInt portLeft() {
        int port = readNote(directory).map(note -> note.path("port").asInt()).orElse(0);
        return port > 0 ? OptionalInt.of(port) : OptionalInt.empty();
    }

    /** Whether the server that has a directory is one of this process. */
    static boolean isOfThisProcess(Path directory) {
        return readNote(directory)
                .filter(note ->
                        note.path("pid").asLong() == ProcessHandle.current().pid())
                .isPresent();
    }

    private static Optional<JsonNode> readNote(Path directory) {
        try {
            return Optional.of(JSON.readTree(Files.readAllBytes(directory.resolve(NOTE))));
        } catch (IOException noNote) {
            return Optional.empty();
        }
    }

    void announce(URI endpoint) throws IOException {
        Path fresh = Files.createTempFile(directory, "server", ".tmp");
        try {
            Files.write(fresh, note(endpoint));
            Files.move(
                    fresh,
                    directory.resolve(NOTE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The endpoint in the note, if whoever wrote it still answers there. */
    static Optional<URI> find(Path directory) {
        try {
            JsonNode note = JSON.readTree(Files.readAllBytes(directory.resolve(NOTE)));
            URI endpoint = URI.create(note.path("endpoint").asText());
            return note.equals(ask(endpoint)) ? Optional.of(endpoint) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static JsonNode ask(URI endpoint) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) endpoint.resolve(NOTE_PATH).toURL().openConnection(java.net.Proxy.NO_PROXY);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        try (var in = connection.getInputStream()) {
            return JSON.readTree(in);
        } finally {
            connection.disconnect();
        }
    }

    /** Removes the note, when there is nobody who would go on with the server. */
    void forgetNote() throws IOException {
        Files.deleteIfExists(directory.resolve(NOTE));
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
