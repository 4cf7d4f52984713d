package dev.weir.local.server;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The use of another process's server. As long as visits last, a server that was started for one command stays: visitors share a lock
 * on a file of the data directory, and the server takes it for itself before it closes.
 */
public final class Visit implements AutoCloseable {
    private static final String VISITORS = "visitors";

    private final URI endpoint;
    private final FileChannel channel;

    private Visit(URI endpoint, FileChannel channel) {
        this.endpoint = endpoint;
        this.channel = channel;
    }

    /** A visit of the server that has a data directory open; empty when there is none, or it is about to close. */
    public static Optional<Visit> enter(Path directory) throws IOException {
        if (LocalAws.find(directory).isEmpty()) {
            return Optional.empty();
        }
        FileChannel channel = open(directory);
        try {
            if (lock(channel, true)) {
                // Looked for again: while nobody held the lock, the server may have closed.
                Optional<URI> found = LocalAws.find(directory);
                if (found.isPresent()) {
                    return Optional.of(new Visit(found.get(), channel));
                }
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /** Keeps visitors out, from when the last one has left until the returned hold is closed; empty while there are some. */
    public static Optional<AutoCloseable> closeDoor(Path directory) throws IOException {
        FileChannel channel = open(directory);
        if (lock(channel, false)) {
            return Optional.of(channel);
        }
        channel.close();
        return Optional.empty();
    }

    private static FileChannel open(Path directory) throws IOException {
        Files.createDirectories(directory);
        return FileChannel.open(
                directory.resolve(VISITORS),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    /** Locks are those of a process: within one, the server and its visitors end together anyway. */
    private static boolean lock(FileChannel channel, boolean shared) throws IOException {
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            return lock != null;
        } catch (OverlappingFileLockException withinThisProcess) {
            return true;
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
