package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A new version of a schema")
final class CascadeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLOSING = "\"type\": \"object\",\n  \"additionalProperties\": false,";

    @TempDir
    private Path directory;

    private Weir weir;

    /** The ventilator example, with a schema that is closed so that it may grow. */
    @BeforeEach
    void copy() {
        weir = Weir.example("ventilator", directory);
        weir.edit("ventilator.schema.json", "\"type\": \"object\",", CLOSING);
    }

    private void apply() {
        Weir.Result applied = weir.run("apply", "--auto-approve", "--local");
        assertThat(applied.status()).as(applied.toString()).isZero();
    }

    private JsonNode json(String... arguments) throws Exception {
        Weir.Result result = weir.run(arguments);
        assertThat(result.status()).as(result.toString()).isZero();
        return JSON.readTree(result.out());
    }

    private void grow() {
        weir.edit(
                "ventilator.schema.json",
                "\"properties\": {",
                "\"properties\": {\n    \"room\": { \"type\": \"string\" },");
        weir.edit(
                "stack.yaml",
                "        - { source: manufacturer,",
                "        - { source: room, target: room, type: string }\n        - { source: manufacturer,");
    }

    private void send(String template, String text) throws Exception {
        Files.writeString(directory.resolve(template), text);
        Weir.Result sent =
                weir.run("generate", "streams.ventilator", "--template", template, "--count", "10", "--local");
        assertThat(sent.status()).as(sent.toString()).isZero();
    }

    private static List<String> addresses(JsonNode plan) {
        List<String> addresses = new ArrayList<>();
        plan.path("changes")
                .forEach(change -> addresses.add(change.path("address").asText()));
        return addresses;
    }

    @Test
    void moves_the_table_and_the_job_after_it_in_one_plan() throws Exception {
        apply();
        grow();

        JsonNode plan = json("plan", "--local", "--format", "json");

        assertThat(addresses(plan)).containsExactly("schemas.ventilator", "tables.ventilator", "jobs.metrics");
        assertThat(plan.at("/contracts/0/verdict").asText()).isEqualTo("compatible");
        assertThat(plan.at("/contracts/0/against").toString()).isEqualTo("[1]");
        assertThat(plan.at("/changes/1/differences/0/path").asText())
                .isEqualTo("/storageDescriptor/schemaReference/schemaVersionNumber");
        apply();
        assertThat(addresses(json("plan", "--local", "--format", "json"))).isEmpty();
    }

    @Test
    void leaves_old_records_readable_beside_new_ones() throws Exception {
        apply();
        send("old.template", "{\"ventilatorid\": 1, \"eventtime\": \"2026-11-22T10:15:30Z\"}");
        grow();
        apply();
        send("new.template", "{\"ventilatorid\": 2, \"eventtime\": \"2026-11-22T10:15:30Z\", \"room\": \"4b\"}");

        JsonNode run = json("run", "jobs.metrics", "--until-caught-up", "--local", "--format", "json");

        assertThat(run.path("written").asLong()).isEqualTo(20);
        assertThat(run.path("rejected").asLong()).isZero();
    }

    @Test
    void that_breaks_a_consumer_is_not_applied_either() {
        apply();
        weir.edit(
                "ventilator.schema.json",
                "\"ventilatorid\": { \"type\": \"integer\"",
                "\"ventilatorid\": { \"type\": \"string\"");

        Weir.Result applied = weir.run("apply", "--auto-approve", "--local");

        assertThat(applied.status()).isEqualTo(1);
        assertThat(applied.err())
                .contains(
                        "The new version is not compatible",
                        "jobs.metrics (ventilator-metrics), which maps ventilatorid");
    }

    @Test
    void can_be_taken_back_to_the_one_before() throws Exception {
        apply();
        Path schema = directory.resolve("ventilator.schema.json");
        Path stack = directory.resolve("stack.yaml");
        String firstSchema = Files.readString(schema);
        String firstStack = Files.readString(stack);
        grow();
        apply();
        Files.writeString(schema, firstSchema);
        Files.writeString(stack, firstStack);

        JsonNode plan = json("plan", "--local", "--format", "json");

        assertThat(addresses(plan)).containsExactly("tables.ventilator", "jobs.metrics");
        assertThat(plan.path("diagnostics").toString()).contains("does not register it twice");
        apply();
        assertThat(addresses(json("plan", "--local", "--format", "json"))).isEmpty();
    }

    /** Another stack, whose table reads the example's stream by its schema. */
    private void declareReports(String more) throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.writeString(other.resolve("stack.yaml"), """
                stack: reports
                aws: { region: us-east-1 }
                databases:
                  reports: { name: reports }
                tables:
                  readings:
                    database: ${databases.reports}
                    name: readings
                    stream: ventilator_gsr_stream
                    schema: MyDemoSchemaReg/ventilatorstream_schema_gsr
                """ + more);
    }

    @Test
    void of_another_stack_is_followed_by_the_next_plan() throws Exception {
        apply();
        declareReports("");
        Weir.Result applied = weir.run("apply", "other", "--local", "--auto-approve");
        assertThat(applied.status()).as(applied.toString()).isZero();
        grow();
        apply();

        JsonNode plan = json("plan", "other", "--local", "--format", "json");

        assertThat(addresses(plan)).containsExactly("tables.readings");
        assertThat(plan.at("/changes/0/differences/0/after").asInt()).isEqualTo(2);
    }

    @Test
    void of_another_stack_is_what_a_mapping_is_checked_against_in_a_plan() throws Exception {
        apply();
        declareReports("""
                jobs:
                  report:
                    name: report
                    role: arn:aws:iam::000000000000:role/AWSGlueServiceRole-ventilator
                    pipeline:
                      from: ${tables.readings}
                      mapping: [{ source: ventilator, target: id, type: long }]
                      to: { path: s3://ventilator-lake/report/ }
                """);

        Weir.Result plan = weir.run("plan", "other", "--local");

        assertThat(plan.status()).isEqualTo(1);
        assertThat(plan.err())
                .contains("The records have no such field", "Did you mean 'ventilatorid'?", "stack.yaml:17:");
        assertThat(weir.run("validate", "other").status()).isZero();
    }

    @Test
    void reaches_the_table_over_the_sink_where_the_whole_record_is_written() throws Exception {
        Path fixture = Path.of("src/test/resources/evolutions/flowing").toAbsolutePath();
        Path flowing = Files.createDirectory(directory.resolve("flowing"));
        Files.copy(fixture.resolve("stack.yaml"), flowing.resolve("stack.yaml"));
        Files.copy(fixture.resolve("reading.json"), flowing.resolve("reading.json"));
        weir = Weir.in(flowing);
        apply();
        sendReading(flowing, "{\"id\": 1, \"value\": 0.5}");
        Files.copy(
                fixture.resolve("reading.next.json"),
                flowing.resolve("reading.json"),
                StandardCopyOption.REPLACE_EXISTING);
        apply();
        sendReading(flowing, "{\"id\": 2, \"value\": 1.5, \"unit\": \"bar\"}");
        json("run", "jobs.copy", "--until-caught-up", "--local", "--format", "json");

        JsonNode result = json(
                "query",
                "SELECT id, value, unit, count(*) AS n FROM plant.lake GROUP BY 1, 2, 3 ORDER BY 1",
                "--local",
                "--format",
                "json");

        assertThat(result.path("rows").toString()).isEqualTo("[[1,0.5,null,10],[2,1.5,\"bar\",10]]");
        assertThat(addresses(json("plan", "--local", "--format", "json"))).isEmpty();
    }

    private void sendReading(Path stack, String text) throws Exception {
        Files.writeString(stack.resolve("reading.template"), text);
        Weir.Result sent =
                weir.run("generate", "streams.readings", "--template", "reading.template", "--count", "10", "--local");
        assertThat(sent.status()).as(sent.toString()).isZero();
    }
}
