package dev.weir.aws.contract;

import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One embedded AWS for all tests of this JVM, with its data below {@code target}. */
public final class EmbeddedAws {
    private static final World WORLD = start();

    private EmbeddedAws() {}

    public static World world() {
        return WORLD;
    }

    private static World start() {
        try {
            Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "embedded-aws");
            LocalAws aws = LocalAws.start(LocalOptions.in(data).withSettle(Duration.ofMillis(5)));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(aws)));
            return new World(aws.endpoint());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(LocalAws aws) {
        try {
            aws.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
