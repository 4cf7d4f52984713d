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
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DataLock(directory, channel, lock);
            }
        } catch (OverlappingFileLockException e) {
            // Another server of this very process; the message below covers it.
        }
        channel.close();
        throw new DataInUseException("The data directory " + directory + " is in use by another server"
                + find(directory).map(uri -> " at " + uri).orElse(""));
    }

    /** The content of the note: {@code {"endpoint": "http://127.0.0.1:4566", "port": 4566, "pid": 42}}. */
    static byte[] note(URI endpoint) throws IOException {
        return JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("endpoint", endpoint.toString())
                .put("port", endpoint.getPort())
                .put("pid", ProcessHandle.current().pid()));
    }

    void announce(URI endpoint) throws IOException {
        Path fresh = Files.createTempFile(directory, "server", ".tmp");
        Files.write(fresh, note(endpoint));
        Files.move(fresh, directory.resolve(NOTE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The endpoint in the note, if whoever wrote it still answers there. */
    static Optional<URI> find(Path directory) {
        try {
            JsonNode note = JSON.readTree(directory.resolve(NOTE).toFile());
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

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(directory.resolve(NOTE));
        lock.release();
        channel.close();
    }
}
