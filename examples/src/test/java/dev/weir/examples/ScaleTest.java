package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stack of 1,250 resources under AWS's rates: {@code -Dweir.scale=full}. Prints what each command takes; the stack itself lies where
 * {@code -Dweir.scale.keep} says.
 */
@DisplayName("A large stack under quotas")
@EnabledIfSystemProperty(named = "weir.scale", matches = "full")
final class ScaleTest {
    private static final Duration LONGEST_PLAN = Duration.ofSeconds(15);
    private static final int LONGEST_COMMAND_MINUTES = 10;
    private static final int TABLES = 1_000;
    private static final int SCHEMAS = 100;
    private static final int OTHERS = 50;

    @TempDir
    private Path directory;

    @Test
    void isAppliedWithoutAFailurePlannedInTimeAndDestroyed() throws Exception {
        Weir weir = Weir.in(directory);
        Files.writeString(directory.resolve("stack.yaml"), stack());
        String kept = System.getProperty("weir.scale.keep", "");
        if (!kept.isEmpty()) {
            Files.copy(directory.resolve("stack.yaml"), Path.of(kept));
        }
        try (LocalAws aws =
                LocalAws.start(LocalOptions.in(directory.resolve("aws")).withQuotas(true))) {
            String endpoint = aws.endpoint().toString();
            run(weir, endpoint, "apply", "--auto-approve");
            assertThat(run(weir, endpoint, "plan", "--detailed-exitcode")).isLessThan(LONGEST_PLAN);
            run(weir, endpoint, "destroy", "--auto-approve", "--accept-data-loss");
        }
    }

    private Duration run(Weir weir, String endpoint, String name, String... options) throws Exception {
        long begun = System.nanoTime();
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(List.of(options));
        command.addAll(List.of("--stats", "--endpoint", endpoint, "--region", "us-east-1"));
        Process process = weir.start(command.toArray(String[]::new));
        try {
            assertThat(process.waitFor(LONGEST_COMMAND_MINUTES, TimeUnit.MINUTES))
                    .isTrue();
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        print(name, taken);
        assertThat(process.exitValue()).as(name + ": " + lastLines()).isZero();
        return taken;
    }

    private void print(String name, Duration taken) throws IOException {
        PrintStream out = System.out;
        out.printf(Locale.ROOT, "%s: %.1f s%n%s%n", name, taken.toMillis() / 1000.0, lastLines());
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("output.txt"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 45), lines.size()));
    }

    private static String stack() {
        StringBuilder stack = new StringBuilder("""
                stack: scale
                ephemeral: true
                aws: { region: us-east-1 }
                buckets:
                  lake: { name: weir-scale-lake, forceDestroy: true }
                roles:
                  glue: { name: scale-glue, service: glue.amazonaws.com }
                registries:
                  devices: { name: devices }
                databases:
                  lab: { name: scale_lab }
                """);
        each(stack, "streams", OTHERS, """
                  n%1$d: { name: scale-%1$d, shardCount: 1 }
                """);
        each(stack, "schemas", SCHEMAS, """
                  n%1$d:
                    registry: ${registries.devices}
                    name: reading-%1$d
                    dataFormat: AVRO
                    compatibility: BACKWARD
                    definition: '{"type":"record","name":"R%1$d","fields":[{"name":"id","type":"long"}]}'
                """);
        each(stack, "tables", TABLES, """
                  n%1$d:
                    database: ${databases.lab}
                    name: t%1$d
                    location: s3://weir-scale-lake/t%1$d/
                    format: parquet
                    columns: [{ name: id, type: bigint }, { name: at, type: timestamp }, { name: v, type: double }]
                    partitionKeys: [{ name: dt, type: string }]
                """);
        each(stack, "jobs", OTHERS, """
                  n%1$d:
                    name: scale-%1$d
                    role: ${roles.glue}
                    glueVersion: "5.0"
                    workerType: G.1X
                    numberOfWorkers: 2
                    command: { name: glueetl, scriptLocation: "s3://weir-scale-lake/x.py", pythonVersion: "3" }
                """);
        each(stack, "crawlers", OTHERS, """
                  n%1$d:
                    name: scale-%1$d
                    role: ${roles.glue}
                    database: ${databases.lab}
                    targets: { s3Targets: [{ path: "s3://weir-scale-lake/t%1$d/" }] }
                """);
        return stack.toString();
    }

    private static void each(StringBuilder stack, String kind, int count, String text) {
        stack.append(kind).append(":\n");
        for (int i = 0; i < count; i++) {
            stack.append(text.indent(2).formatted(i));
        }
    }
}
