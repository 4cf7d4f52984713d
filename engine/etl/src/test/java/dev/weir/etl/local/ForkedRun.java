package dev.weir.etl.local;

import dev.weir.etl.PipelineSpecs;
import dev.weir.etl.Progress;
import dev.weir.etl.RunOptions;
import dev.weir.etl.run.PipelineRunner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A run in a process of its own, which stands still once its first batch is committed, to be killed there. Arguments: the
 * endpoint, a file that holds the pipeline, and a file to make when it stands still.
 */
final class ForkedRun {
    private ForkedRun() {}

    public static void main(String[] arguments) throws IOException {
        try (Aws aws = Aws.at(URI.create(arguments[0]))) {
            new PipelineRunner(PipelineSpecs.parse(Files.readString(Path.of(arguments[1]))), aws.clients())
                    .run(RunOptions.catchingUp().withBatch(500, Long.MAX_VALUE), standStill(Path.of(arguments[2])));
        }
    }

    private static Progress standStill(Path sign) {
        return window -> {
            try {
                Files.createFile(sign);
                Thread.sleep(Long.MAX_VALUE);
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        };
    }
}
