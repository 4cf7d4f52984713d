package dev.weir.cli.session;

import dev.weir.cli.terminal.CommandFailure;
import dev.weir.local.server.DataInUseException;
import dev.weir.local.server.LocalAws;
import dev.weir.local.server.Visit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The embedded AWS for one command: that of another command or of {@code weir local}, where one runs in this folder, else one of its
 * own. An own one stays until all commands that have found it are done.
 */
final class EmbeddedServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 50;

    private final URI endpoint;
    private final Closing closing;

    private interface Closing {
        void close() throws IOException;
    }

    private EmbeddedServer(URI endpoint, Closing closing) {
        this.endpoint = endpoint;
        this.closing = closing;
    }

    /**
     * Finds a server or starts one. One that is just starting or closing is waited for.
     *
     * @throws CommandFailure when there is none and none can be started
     */
    static EmbeddedServer open(Path data, Context context, GlobalOptions options) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        try {
            while (true) {
                Optional<Visit> visit = Visit.enter(data);
                if (visit.isPresent()) {
                    return new EmbeddedServer(visit.get().endpoint(), visit.get()::close);
                }
                try {
                    return own(data, context, options);
                } catch (DataInUseException inUse) {
                    if (System.nanoTime() > until || context.interrupted().getAsBoolean()) {
                        throw inUse;
                    }
                    if (!told) {
                        context.console().err().println("Waiting for another command that uses " + data + ".");
                        told = true;
                    }
                    pause();
                }
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    "The embedded AWS cannot be started", "Its data is stored in " + data + ". " + e.getMessage());
        }
    }

    /** Its notices are for {@code --verbose}: most commands are about something else. */
    private static EmbeddedServer own(Path data, Context context, GlobalOptions options) throws IOException {
        Consumer<String> notices = options.verbose() ? context.console().err()::println : notice -> {};
        LocalAws server = LocalAws.start(EmbeddedAws.options(data).withNotices(notices));
        context.beforeExit(() -> awaitVisitors(data, context));
        return new EmbeddedServer(server.endpoint(), () -> {
            Optional<AutoCloseable> door = awaitVisitors(data, context);
            try {
                server.close();
            } finally {
                release(door);
            }
        });
    }

    private static Optional<AutoCloseable> awaitVisitors(Path data, Context context) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        try {
            Optional<AutoCloseable> door = Visit.closeDoor(data);
            while (door.isEmpty() && System.nanoTime() < until) {
                if (!told) {
                    context.console()
                            .err()
                            .println("Another command uses this embedded AWS; it is served until it ends.");
                    told = true;
                }
                pause();
                door = Visit.closeDoor(data);
            }
            return door;
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    private static void release(Optional<AutoCloseable> door) throws IOException {
        try {
            if (door.isPresent()) {
                door.get().close();
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for another command", e);
        }
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() throws IOException {
        closing.close();
    }
}
