package dev.weir.cli.session;

import dev.weir.cli.terminal.CommandFailure;
import dev.weir.local.server.DataInUseException;
import dev.weir.local.server.LocalOptions;
import dev.weir.local.server.SharedAws;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The embedded AWS for one command: that of another command or of {@code weir local}, where one runs in this folder, else one of its
 * own. Each command ends when it is done; one of those that are left goes on with the server.
 */
final class EmbeddedServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration FAREWELL = Duration.ofSeconds(3);
    private static final long PAUSE_MILLIS = 50;

    private final SharedAws aws;

    private EmbeddedServer(SharedAws aws) {
        this.aws = aws;
    }

    /**
     * Finds a server or starts one. One that is just starting or closing is waited for.
     *
     * @throws CommandFailure when there is none and none can be started
     */
    static EmbeddedServer open(Path data, Context context, GlobalOptions options) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Consumer<String> err = context.console().err()::println;
        // Its notices are for --verbose: most commands are about something else.
        LocalOptions local = EmbeddedAws.options(data).withNotices(options.verbose() ? err : notice -> {});
        boolean told = false;
        try {
            while (true) {
                try {
                    SharedAws aws = SharedAws.open(local, err);
                    context.beforeExit(Bounded.by(FAREWELL, aws::closeNow));
                    return new EmbeddedServer(aws);
                } catch (DataInUseException inUse) {
                    if (System.nanoTime() > until || context.interrupted().getAsBoolean()) {
                        throw inUse;
                    }
                    if (!told) {
                        err.accept("Waiting for another command that uses " + data + ".");
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

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for another command", e);
        }
    }

    URI endpoint() {
        return aws.endpoint();
    }

    @Override
    public void close() throws IOException {
        aws.close();
    }
}
