package dev.weir.aws.contract;

import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import dev.weir.local.spelling.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** One embedded AWS for all tests of this JVM, with its data below {@code target}. */
public final class EmbeddedAws {
    private static final World WORLD = new World(started(options -> options));

    private EmbeddedAws() {}

    public static World world() {
        return WORLD;
    }

    /** Another one, started as options say. It ends with this JVM. */
    static URI started(UnaryOperator<LocalOptions> settings) {
        try {
            Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "embedded-aws");
            LocalAws aws = LocalAws.start(settings.apply(
                    LocalOptions.in(data).withSettle(Duration.ofMillis(5)).withSpelling(Spelling.AWS)));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(aws)));
            return aws.endpoint();
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
