package dev.weir.local.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The one server of a data directory, as used by one of several processes. The first starts it. When the process that has it ends, however
 * that comes, one of the others goes on with it: on the same port, with the same data, so that clients that reconnect notice nothing
 * but a pause. Whoever has the server ends when its own work is done; it waits only for jobs, crawls and queries that run within it
 * while there are others, who may have started them.
 */
public final class SharedAws implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_WORK = Duration.ofMinutes(10);

    private final LocalOptions options;
    private final URI endpoint;
    private final Consumer<String> notices;
    private Optional<AutoCloseable> visit;
    private Optional<LocalAws> server;
    private boolean closed;

    private SharedAws(
            LocalOptions options,
            URI endpoint,
            Consumer<String> notices,
            Optional<AutoCloseable> visit,
            Optional<LocalAws> server) {
        this.options = options;
        this.endpoint = endpoint;
        this.notices = notices;
        this.visit = visit;
        this.server = server;
    }

    /**
     * Finds the server of a directory, or starts it.
     *
     * @param notices takes what the user should know when this takes longer than expected
     * @throws DataInUseException when there is one that is just starting or closing
     */
    public static SharedAws open(LocalOptions options, Consumer<String> notices) throws IOException {
        Optional<SharedAws> visitor = visit(options, notices);
        if (visitor.isPresent()) {
            return visitor.get();
        }
        LocalAws own = LocalAws.start(options);
        return new SharedAws(options, own.endpoint(), notices, Optional.empty(), Optional.of(own));
    }

    private static Optional<SharedAws> visit(LocalOptions options, Consumer<String> notices) throws IOException {
        Path directory = options.data();
        if (DataLock.find(directory).isEmpty()) {
            return Optional.empty();
        }
        Optional<AutoCloseable> visit = Visitors.enter(directory);
        if (visit.isEmpty()) {
            return Optional.empty();
        }
        // Looked for again: while nobody was inside, the server may have closed.
        Optional<URI> found = DataLock.find(directory);
        if (found.isEmpty()) {
            release(visit);
            return Optional.empty();
        }
        SharedAws shared = new SharedAws(options, found.get(), notices, visit, Optional.empty());
        if (!DataLock.isOfThisProcess(directory)) {
            Thread.ofVirtual().name("weir-successor").start(shared::succeed);
        }
        return Optional.of(shared);
    }

    /** Waits until the server's process has ended, and goes on with the server. */
    private void succeed() {
        while (!tryToSucceed()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Whether there is nothing to wait for any more. */
    private synchronized boolean tryToSucceed() {
        if (closed) {
            return true;
        }
        try {
            server = LocalAws.succeed(options.withPort(endpoint.getPort()));
            return server.isPresent();
        } catch (IOException notYet) {
            // The port may be released a moment after the lock.
            return false;
        }
    }

    /** Such as {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return endpoint;
    }

    /** Leaves the server to the others, or ends it when there are none. */
    @Override
    public void close() throws IOException {
        leave();
        if (server.isPresent()) {
            awaitWork(server.get());
            server.get().close();
        }
    }

    /** The same at once, for a process that is told to end. */
    public void closeNow() {
        try {
            leave();
            if (server.isPresent()) {
                server.get().close();
            }
        } catch (IOException ended) {
            return;
        }
    }

    private synchronized void leave() throws IOException {
        closed = true;
        release(visit);
        visit = Optional.empty();
    }

    private void awaitWork(LocalAws own) throws IOException {
        long until = System.nanoTime() + LONGEST_WORK.toNanos();
        boolean told = false;
        while (own.isWorking() && hasVisitors() && System.nanoTime() < until) {
            if (!told) {
                notices.accept(
                        "Waiting for jobs, crawls or queries that another command started in this embedded AWS.");
                told = true;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean hasVisitors() throws IOException {
        Optional<AutoCloseable> door = Visitors.closeDoor(options.data());
        release(door);
        return door.isEmpty();
    }

    static void release(Optional<AutoCloseable> hold) throws IOException {
        try {
            if (hold.isPresent()) {
                hold.get().close();
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
