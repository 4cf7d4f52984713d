package dev.weir.local.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Who uses the server of another process: visitors share a lock on a file of the data directory, which the system releases with them. */
final class Visitors {
    private static final String FILE = "visitors";

    private Visitors() {}

    /** Makes the caller a visitor until it closes this; empty while the door is closed. */
    static Optional<AutoCloseable> enter(Path directory) throws IOException {
        return lock(directory, true);
    }

    /** Keeps visitors out until the caller closes this; empty while there are some. */
    static Optional<AutoCloseable> closeDoor(Path directory) throws IOException {
        return lock(directory, false);
    }

    private static Optional<AutoCloseable> lock(Path directory, boolean shared) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel = FileChannel.open(
                directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (isLocked(channel, shared)) {
            return Optional.of(channel);
        }
        channel.close();
        return Optional.empty();
    }

    /** Locks are those of a process: within one, the server and its visitors end together anyway. */
    private static boolean isLocked(FileChannel channel, boolean shared) throws IOException {
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            return lock != null;
        } catch (OverlappingFileLockException withinThisProcess) {
            return true;
        }
    }
}
