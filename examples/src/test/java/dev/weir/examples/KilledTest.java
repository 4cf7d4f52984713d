package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed without a warning at a moment that nobody chose, then the same command again. */
@DisplayName("A killed command, given again,")
final class KilledTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RECORDS = 20_000;

    @TempDir
    private Path directory;

    private Weir weir;

    @BeforeEach
    void copy() {
        weir = Weir.example("ventilator", directory);
    }

    private void kill(long afterAtLeast, long afterAtMost, String... command) throws Exception {
        Process process = weir.start(command);
        try {
            process.waitFor(ThreadLocalRandom.current().nextLong(afterAtLeast, afterAtMost), TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
        }
    }

    @RepeatedTest(3)
    void appliesTheStack() throws Exception {
        kill(600, 2_500, "apply", "--auto-approve", "--local");
        Weir.Result again = weir.run("apply", "--auto-approve", "--local");
        assertThat(again.status()).as(again.toString()).isZero();
        assertThat(weir.run("plan", "--local", "--detailed-exitcode").status()).isZero();
    }

    @RepeatedTest(2)
    void destroysTheStack() throws Exception {
        weir.run("apply", "--auto-approve", "--local");
        kill(600, 2_500, "destroy", "--auto-approve", "--accept-data-loss", "--local");
        Weir.Result again = weir.run("destroy", "--auto-approve", "--accept-data-loss", "--local");
        assertThat(again.status()).as(again.toString()).isZero();
        assertThat(weir.run("show", "--local").out()).contains("owns nothing");
    }

    @Test
    void runsWithoutALossAndWithoutADuplicate() throws Exception {
        weir.run("apply", "--auto-approve", "--local");
        weir.run(
                "generate",
                "streams.ventilator",
                "--template",
                "readings.template",
                "--count",
                "" + RECORDS,
                "--local");
        for (int i = 0; i < 4; i++) {
            kill(700, 2_200, "run", "jobs.metrics", "--until-caught-up", "--local");
        }
        Weir.Result again = weir.run("run", "jobs.metrics", "--until-caught-up", "--local");
        assertThat(again.status()).as(again.toString()).isZero();
        weir.run("start", "crawlers.metrics", "--wait", "--local");
        JsonNode rows = JSON.readTree(weir.run(
                                "query",
                                "SELECT count(*), count(DISTINCT serialnumber) FROM kinesislab.ventilator_metrics",
                                "--local",
                                "--format",
                                "json")
                        .out())
                .path("rows");
        assertThat(rows.toString()).isEqualTo("[[" + RECORDS + "," + RECORDS + "]]");
    }
}
