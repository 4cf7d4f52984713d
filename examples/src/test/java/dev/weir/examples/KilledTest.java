package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsConfig;
import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed without a warning at a moment that nobody chose, then the same command again. {@code -Dweir.kills=60} kills more often. */
@DisplayName("A killed command, given again,")
final class KilledTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RECORDS = 20_000;
    private static final int ROUNDS = Math.max(1, Integer.getInteger("weir.kills", 3) / 3);
    private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");

    @TempDir
    private Path directory;

    private Weir weir;

    @BeforeEach
    void copy() {
        weir = Weir.example("ventilator", directory);
    }

    /** Says after how many milliseconds. */
    private static long kill(Weir weir, long afterAtLeast, long afterAtMost, String... command) throws Exception {
        long moment = ThreadLocalRandom.current().nextLong(afterAtLeast, afterAtMost);
        Process process = weir.start(command);
        try {
            process.waitFor(moment, TimeUnit.MILLISECONDS);
            return moment;
        } finally {
            process.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void appliesUpdatesAndDestroysAStackOfAllKinds() throws Exception {
        Weir all = Weir.in(Files.createDirectories(directory.resolve("all")));
        Path stack = all.directory().resolve("stack.yaml");
        for (int round = 0; round < ROUNDS; round++) {
            Files.writeString(stack, AllKinds.stack(2, "first", "\"long\""));
            killedAndAgain(all, "apply", "--auto-approve");
            Files.writeString(stack, AllKinds.stack(3, "second", "[\"null\", \"long\"], \"default\": null"));
            killedAndAgain(all, "apply", "--auto-approve", "--accept-data-loss");
            assertThat(inventory(all)).containsExactlyElementsOf(AllKinds.whole());
            killedAndAgain(all, "destroy", "--auto-approve", "--accept-data-loss");
            assertThat(all.run("show", "--local").out()).contains("owns nothing");
            assertThat(inventory(all)).isEmpty();
        }
    }

    private static void killedAndAgain(Weir weir, String... given) throws Exception {
        String[] command = Stream.concat(Stream.of(given), Stream.of("--local")).toArray(String[]::new);
        long moment = kill(weir, 500, 3_500, command);
        Weir.Result again = weir.run(command);
        assertThat(again.status())
                .as("killed after " + moment + " ms: " + again)
                .isZero();
        if (given[0].equals("apply")) {
            Weir.Result plan = weir.run("plan", "--local", "--detailed-exitcode");
            assertThat(plan.status())
                    .as("killed after " + moment + " ms: " + plan)
                    .isZero();
        }
    }

    private static List<String> inventory(Weir weir) throws IOException {
        CREDENTIALS.forEach(name -> System.setProperty(name, "local"));
        try (LocalAws aws = LocalAws.start(
                        LocalOptions.in(weir.directory().resolve(".weir").resolve("local")));
                AwsCalls calls = new AwsCalls(AwsConfig.embedded(aws.endpoint(), "us-east-1"))) {
            return AllKinds.inventory(calls);
        } finally {
            CREDENTIALS.forEach(System::clearProperty);
        }
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
            kill(weir, 700, 2_200, "run", "jobs.metrics", "--until-caught-up", "--local");
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
