package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsConfig;
import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All kinds of resources, and an endpoint between which and Weir calls are lost in every way. {@code -Dweir.faults=500} takes more than
 * the gate does, {@code -Dweir.seed} others.
 */
@DisplayName("With an endpoint that fails now and then,")
final class FaultsTest {
    private static final int FAULTS = Integer.getInteger("weir.faults", 20);
    private static final int A_COMMAND = 7;
    private static final int MOST_ATTEMPTS = 12;
    private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");

    @TempDir
    private Path directory;

    private LocalAws aws;
    private FaultProxy proxy;
    private AwsCalls calls;
    private Weir weir;
    private final long seed = Long.getLong("weir.seed", 6);

    @BeforeEach
    void start() throws IOException {
        CREDENTIALS.forEach(name -> System.setProperty(name, "local"));
        aws = LocalAws.start(LocalOptions.in(directory.resolve("aws")).withSettle(Duration.ofMillis(5)));
        proxy = new FaultProxy(aws.endpoint(), seed);
        calls = new AwsCalls(AwsConfig.embedded(aws.endpoint(), "us-east-1"));
        weir = Weir.in(Files.createDirectories(directory.resolve("stack")));
    }

    @AfterEach
    void stop() throws IOException {
        calls.close();
        proxy.close();
        aws.close();
        CREDENTIALS.forEach(System::clearProperty);
    }

    @Test
    void applyUpdateAndDestroyConvergeAndLeaveNothingTwiceOrBehind() throws IOException {
        int spent = 0;
        while (spent < FAULTS) {
            spent += round();
        }
        assertThat(proxy.injected()).as("seed " + seed).hasSizeGreaterThan(3);
    }

    private int round() throws IOException {
        Path stack = weir.directory().resolve("stack.yaml");
        Files.writeString(stack, AllKinds.stack(2, "first", "\"long\""));
        int faults = converge("apply", "--auto-approve");
        assertThat(AllKinds.inventory(calls)).as("seed " + seed).containsExactlyElementsOf(AllKinds.whole());
        Files.writeString(stack, AllKinds.stack(3, "second", "[\"null\", \"long\"], \"default\": null"));
        faults += converge("apply", "--auto-approve", "--accept-data-loss");
        assertThat(AllKinds.inventory(calls)).as("seed " + seed).containsExactlyElementsOf(AllKinds.whole());
        faults += converge("destroy", "--auto-approve", "--accept-data-loss");
        assertThat(AllKinds.inventory(calls)).as("seed " + seed).isEmpty();
        return faults;
    }

    /** The same command until it succeeds: with faults at first, then without. */
    private int converge(String... command) {
        proxy.inject(A_COMMAND);
        List<String> course = new ArrayList<>();
        int status = -1;
        for (int attempt = 1; status != 0; attempt++) {
            assertThat(attempt).as("seed " + seed + ": " + course).isLessThanOrEqualTo(MOST_ATTEMPTS);
            if (attempt > MOST_ATTEMPTS / 2) {
                proxy.inject(0);
            }
            Weir.Result result = run(command);
            status = result.status();
            course.add(result.toString());
            assertThat(status).as("seed " + seed + ": " + result).isIn(0, 1);
            assertThat(result.toString()).as("seed " + seed).doesNotContain("This is a bug");
        }
        int faults = A_COMMAND - proxy.left();
        proxy.inject(0);
        if (command[0].equals("apply")) {
            Weir.Result plan = run("plan", "--detailed-exitcode");
            assertThat(plan.status()).as("seed " + seed + ": " + plan + course).isZero();
        }
        return Math.max(1, faults);
    }

    private Weir.Result run(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--endpoint", proxy.endpoint(), "--region", "us-east-1"));
        return weir.run(arguments.toArray(String[]::new));
    }
}
