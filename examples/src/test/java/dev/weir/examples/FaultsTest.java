package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
        Files.writeString(stack, stack(2, "first", "\"long\""));
        int faults = converge("apply", "--auto-approve");
        assertThat(inventory()).as("seed " + seed).containsExactlyElementsOf(whole());
        Files.writeString(stack, stack(3, "second", "[\"null\", \"long\"], \"default\": null"));
        faults += converge("apply", "--auto-approve", "--accept-data-loss");
        assertThat(inventory()).as("seed " + seed).containsExactlyElementsOf(whole());
        faults += converge("destroy", "--auto-approve", "--accept-data-loss");
        assertThat(inventory()).as("seed " + seed).isEmpty();
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

    /** Everything but Weir's own notes, asked of the endpoint itself. */
    private List<String> inventory() {
        List<String> found = new ArrayList<>();
        names(found, "kinesis:ListStreams", AwsCalls.tree(), "/StreamNames", "");
        names(found, "glue:ListRegistries", AwsCalls.tree(), "/Registries", "/RegistryName");
        names(found, "glue:ListSchemas", AwsCalls.tree(), "/Schemas", "/SchemaName");
        names(found, "glue:GetDatabases", AwsCalls.tree(), "/DatabaseList", "/Name");
        if (found.contains("/DatabaseList lab")) {
            names(found, "glue:GetTables", AwsCalls.tree().put("DatabaseName", "lab"), "/TableList", "/Name");
        }
        names(found, "glue:GetJobs", AwsCalls.tree(), "/Jobs", "/Name");
        names(found, "glue:GetCrawlers", AwsCalls.tree(), "/Crawlers", "/Name");
        names(found, "iam:ListRoles", AwsCalls.tree(), "/Roles", "/RoleName");
        names(found, "s3:ListBuckets", AwsCalls.tree(), "/Buckets", "/Name");
        if (found.contains("/Buckets lake")) {
            names(found, "s3:ListObjectsV2", AwsCalls.tree().put("Bucket", "lake"), "/Contents", "/Key");
        }
        found.removeIf(name -> name.startsWith("/Contents _weir/"));
        return found;
    }

    private void names(List<String> found, String operation, ObjectNode input, String list, String name) {
        for (JsonNode member : calls.call(operation, input).at(list)) {
            found.add(list + " " + member.at(name).asText());
        }
    }

    private static List<String> whole() {
        return List.of(
                "/StreamNames one",
                "/StreamNames two",
                "/Registries devices",
                "/Schemas reading",
                "/DatabaseList lab",
                "/TableList files",
                "/TableList readings",
                "/Jobs copy",
                "/Jobs load",
                "/Crawlers files",
                "/Roles glue",
                "/Buckets lake",
                "/Contents scripts/load.py");
    }

    private static String stack(int shards, String text, String type) {
        return """
                stack: faults
                aws: { region: us-east-1 }
                buckets:
                  lake: { name: lake, versioning: Enabled, forceDestroy: true, tags: { note: %2$s } }
                objects:
                  script: { bucket: "${buckets.lake.name}", key: scripts/load.py, content: "print('%2$s')" }
                roles:
                  glue:
                    name: glue
                    service: glue.amazonaws.com
                    description: %2$s
                    policies:
                      read: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "s3:*", Resource: "arn:aws:s3:::lake/%2$s" }] }
                streams:
                  one: { name: one, shardCount: %1$d, retentionPeriodHours: 4%1$d }
                  two: { name: two, shardCount: 1, tags: { note: %2$s } }
                registries:
                  devices: { name: devices, description: %2$s }
                schemas:
                  reading:
                    registry: ${registries.devices}
                    name: reading
                    dataFormat: AVRO
                    compatibility: BACKWARD
                    definition: '{"type":"record","name":"R","fields":[{"name":"id","type":"long"},{"name":"at","type":%3$s}]}'
                databases:
                  lab: { name: lab, description: %2$s }
                tables:
                  readings: { database: "${databases.lab}", name: readings, stream: "${streams.one}", schema: "${schemas.reading}" }
                  files:
                    database: ${databases.lab}
                    name: files
                    description: %2$s
                    location: s3://lake/files/
                    format: parquet
                    columns: [{ name: id, type: bigint }]
                jobs:
                  load:
                    name: load
                    description: %2$s
                    role: ${roles.glue}
                    glueVersion: "5.0"
                    workerType: G.1X
                    numberOfWorkers: %1$d
                    command: { name: glueetl, scriptLocation: "s3://lake/scripts/load.py", pythonVersion: "3" }
                  copy:
                    name: copy
                    role: ${roles.glue}
                    glueVersion: "5.0"
                    workerType: G.1X
                    numberOfWorkers: 2
                    pipeline:
                      from: ${tables.readings}
                      window: %1$d0s
                      mapping: [{ source: id, target: id, type: long }]
                      to: { path: "s3://${buckets.lake.name}/rows/", format: parquet }
                crawlers:
                  files:
                    name: files
                    role: ${roles.glue}
                    database: ${databases.lab}
                    description: %2$s
                    targets: { s3Targets: [{ path: "s3://lake/files/" }] }
                """.formatted(shards, text, type);
    }
}
