package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.server.LocalAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dweir.kills=60} ends the owner of the server more often. */
@DisplayName("Commands on the embedded AWS of one folder")
final class TogetherTest {
    private static final long SECONDS = 300;
    private static final int ROUNDS = Math.max(1, Integer.getInteger("weir.kills", 3) / 3);
    private static final int VISITORS = 2;
    private static final String[] GENERATE = {
        "generate",
        "streams.ventilator",
        "--template",
        "readings.template",
        "--count",
        "1600",
        "--rate",
        "200",
        "--local"
    };

    @TempDir
    private Path directory;

    private Weir weir;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void apply() throws IOException {
        weir = Weir.example("ventilator", directory);
        assertThat(weir.run("apply", "--auto-approve", "--local").status()).isZero();
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    private Process start(String... arguments) throws IOException {
        Process process = weir.start(arguments);
        processes.add(process);
        return process;
    }

    /** A command that has the server and reads records until it is told to end. */
    private Process owner() throws Exception {
        Process owner = start("run", "jobs.metrics", "--local");
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (LocalAws.find(directory.resolve(".weir/local")).isEmpty()) {
            assertThat(System.nanoTime()).as(output()).isLessThan(until);
            assertThat(owner.isAlive()).as(output()).isTrue();
            Thread.sleep(20);
        }
        return owner;
    }

    private String output() throws IOException {
        Path file = directory.resolve("output.txt");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void assertSucceeds(Process process) throws Exception {
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as(output()).isTrue();
        assertThat(process.exitValue()).as(output()).isZero();
    }

    @Test
    void allSucceedHoweverTheyOverlap() throws Exception {
        for (int i = 0; i < VISITORS; i++) {
            start("plan", "--local", "--detailed-exitcode");
        }
        for (Process process : processes) {
            assertSucceeds(process);
        }
    }

    @Test
    void othersGoOnWithTheServerWhenItsOwnerIsKilledOrTold() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Process owner = owner();
            Process visitor = start(GENERATE);
            Process reader = start("plan", "--local", "--detailed-exitcode");
            visitor.waitFor(ThreadLocalRandom.current().nextLong(1_000, 5_000), TimeUnit.MILLISECONDS);
            if (round % 2 == 0) {
                owner.destroyForcibly();
            } else {
                owner.destroy();
            }
            assertThat(owner.waitFor(60, TimeUnit.SECONDS)).as(output()).isTrue();
            assertSucceeds(visitor);
            assertSucceeds(reader);
        }
        Weir.Result run = weir.run("run", "jobs.metrics", "--local", "--until-caught-up", "--format", "json");
        assertThat(run.status()).as(run.toString()).isZero();
    }

    @Test
    void aShortCommandThatHasTheServerEndsBesideALongOne() throws Exception {
        Process first = owner();
        Process visitor = start(GENERATE);
        visitor.waitFor(3, TimeUnit.SECONDS);
        first.destroy();
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).as(output()).isTrue();
        assertThat(visitor.isAlive()).as(output()).isTrue();
        assertSucceeds(start("plan", "--local", "--detailed-exitcode"));
        assertSucceeds(visitor);
    }
}
