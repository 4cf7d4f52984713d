package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
        server.destroyForcibly().waitFor();
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
                .contains("is in use by another server at http://127.0.0.1:", "--port and --data.")
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
        while (!Files.readString(output).contains("AWS_ENDPOINT_URL")) {
            assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return process;
    }

    private int send(String signal) throws Exception {
        int status = new ProcessBuilder("kill", "-" + signal, String.valueOf(server.pid()))
                .start()
                .waitFor();
        assertThat(status).isZero();
        return server.waitFor();
    }
}
