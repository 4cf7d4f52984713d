package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code weir local} as a process of its own, ended in every way and started again. */
@DisplayName("A server of the embedded AWS")
final class LocalServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private Weir weir;
    private Process server;

    @BeforeEach
    void start() throws IOException {
        weir = Weir.example("ventilator", directory);
        server = serve();
    }

    @AfterEach
    void stop() throws InterruptedException {
        assertThat(server.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "KILL"})
    void hasItsDataAgainAfter(String signal) throws Exception {
        succeed("apply", "--auto-approve", "--local");
        succeed("generate", "streams.ventilator", "--template", "readings.template", "--count", "500", "--local");
        send(signal);
        server = serve();
        assertThat(weir.run("plan", "--local", "--detailed-exitcode").status()).isZero();
        Weir.Result run = succeed("run", "jobs.metrics", "--until-caught-up", "--local", "--format", "json");
        assertThat(JSON.readTree(run.out()).path("read").asInt()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void endsWithoutAnErrorWhenItIsStoppedBy(String signal) throws Exception {
        assertThat(send(signal)).isZero();
    }

    @Test
    void keepsASecondOneFromItsFolder() {
        Weir.Result second = weir.run("local", "--port", "0");
        assertThat(second.status()).isEqualTo(1);
        assertThat(second.err().replaceAll("\\s+=?\\s*", " "))
                .contains("is in use by another server at http://127.0.0.1:", "choose another folder with --data.")
                .doesNotContain("Exception");
    }

    private Weir.Result succeed(String... arguments) {
        Weir.Result result = weir.run(arguments);
        assertThat(result.status()).as(result.toString()).isZero();
        return result;
    }

    /** Starts a server and waits until it has said where it is. */
    private Process serve() throws IOException {
        Process process = weir.start("local", "--port", "0");
        Path output = directory.resolve("output.txt");
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(output).contains("AWS_ENDPOINT_URL")) {
            assertThat(System.nanoTime()).isLessThan(until);
            assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return process;
    }

    private int send(String signal) throws Exception {
        assumeFalse(
                signal.equals("INT") && isInterruptIgnored(),
                "started in the background of a shell without job control, where SIGINT is ignored");
        Process kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(server.pid())).start();
        assertThat(kill.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
        assertThat(server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return server.exitValue();
    }

    /** What is ignored stays so in every process that is started from here. */
    private static boolean isInterruptIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> line.substring("SigIgn:".length()).strip())
                    .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & 2) != 0);
        }
    }
}
