package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Two commands on the embedded AWS of one folder")
final class TogetherTest {
    private static final long SECONDS = 300;

    @TempDir
    private Path directory;

    private static Process start(Weir weir, String... arguments) throws IOException {
        return weir.start(arguments);
    }

    @Test
    void allSucceedHoweverTheyOverlap() throws Exception {
        Weir weir = Weir.example("ventilator", directory);
        assertThat(weir.run("apply", "--auto-approve", "--local").status()).isZero();
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            processes.add(start(weir, "plan", "--local", "--detailed-exitcode"));
        }
        for (Process process : processes) {
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(directory.resolve("output.txt")))
                    .isZero();
        }
    }
}
