package dev.weir.aws.glue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.AwsProvider;
import dev.weir.aws.client.AwsConfig;
import dev.weir.spi.Difference;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.Live;
import dev.weir.spi.PlanRequest;
import dev.weir.spi.PlanResponse;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A job's pipeline")
final class PipelinesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Identity JOB = new Identity("jobs", "ventilator-metrics");
    private static final String DECLARED = """
            {"name": "ventilator-metrics", "role": "glue", "maxRetries": 0,
             "pipeline": {"from": "lab/t", "startingPosition": "TRIM_HORIZON", "window": "100s",
               "filter": {"field": "ordertype", "equalTo": "GROCERY"},
               "mapping": [{"source": "a", "target": "a", "type": "long"}],
               "to": {"path": "s3://b/p/", "format": "parquet", "partitionBy": "ingestHour",
                      "compression": "zstd", "compressionLevel": 1}}}
            """;

    private final Kind jobs = new AwsProvider(AwsConfig.of(Optional.empty(), Optional.empty(), Optional.empty()))
            .kinds()
            .get("jobs");

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private PlanResponse plan(String desired, Optional<Live> live, long version) {
        ObjectNode table = JSON.createObjectNode();
        table.putObject("source")
                .put("stream", "s")
                .put("registry", "r")
                .put("schema", "n")
                .put("version", version);
        table.putArray("fields")
                .addObject()
                .put("source", "A")
                .put("target", "a")
                .put("type", "bigint");
        return jobs.plan(new PlanRequest(
                JOB,
                Optional.of(tree(desired)),
                live,
                Optional.empty(),
                new Environment("aws", "123456789012", "us-east-1"),
                identity -> identity.equals(new Identity("tables", "lab/t")) ? Optional.of(table) : Optional.empty()));
    }

    private PlanResponse creation() {
        return plan(DECLARED, Optional.empty(), 1);
    }

    private static JsonNode arguments(PlanResponse plan) {
        return plan.steps().getFirst().input().path("DefaultArguments");
    }

    @Test
    void becomes_one_document_among_the_default_arguments() {
        assertThat(arguments(creation()).path("--weir-pipeline").asText())
                .isEqualTo("{\"formatVersion\":\"1.0\",\"job\":\"ventilator-metrics\",\"source\":{\"stream\":\"s\","
                        + "\"registry\":\"r\",\"schema\":\"n\",\"version\":1,\"startingPosition\":\"TRIM_HORIZON\"},"
                        + "\"filter\":{\"field\":\"ordertype\",\"equalTo\":\"GROCERY\"},\"window\":\"100s\","
                        + "\"mapping\":[{\"source\":\"a\",\"target\":\"a\",\"type\":\"long\"}],"
                        + "\"sink\":{\"path\":\"s3://b/p/\",\"partitionBy\":\"ingestHour\",\"compression\":\"zstd\","
                        + "\"compressionLevel\":1,\"rejects\":\"s3://b/_weir/ventilator-metrics/rejects/\"},"
                        + "\"checkpoint\":\"s3://b/_weir/ventilator-metrics/state.json\"}");
    }

    @Test
    void brings_its_command_and_its_language() {
        ObjectNode input = creation().steps().getFirst().input();
        assertThat(input.path("Command").path("Name").asText()).isEqualTo("gluestreaming");
        assertThat(input.path("Command").path("ScriptLocation").asText())
                .startsWith("s3://b/_weir/ventilator-metrics/");
        assertThat(arguments(creation()).path("--job-language").asText()).isEqualTo("scala");
        assertThat(input.has("Pipeline")).isFalse();
    }

    @Test
    void tells_the_reviewer_what_cannot_run_it_yet() {
        assertThat(creation().risks()).anySatisfy(risk -> assertThat(risk).contains("AWS Glue itself cannot run"));
    }

    /** The job as it lives after the given plan. */
    private Live live(PlanResponse plan) {
        ObjectNode job = plan.steps().getFirst().input().deepCopy();
        ObjectNode properties = tree("{\"name\": \"ventilator-metrics\", \"role\": \"glue\", \"maxRetries\": 0}");
        properties.put("glueVersion", job.path("GlueVersion").asText());
        properties.set("defaultArguments", job.path("DefaultArguments"));
        properties
                .putObject("command")
                .put("name", job.path("Command").path("Name").asText())
                .put(
                        "scriptLocation",
                        job.path("Command").path("ScriptLocation").asText());
        Pipelines.restore(properties);
        return new Live(JOB, properties, JSON.createObjectNode(), Optional.empty());
    }

    @Test
    void is_found_again_in_the_live_job() {
        PlanResponse again = plan(DECLARED, Optional.of(live(creation())), 1);
        assertThat(again.differences()).isEmpty();
        assertThat(again.steps()).isEmpty();
    }

    @Test
    void shows_a_change_at_its_own_place() {
        PlanResponse plan = plan(DECLARED.replace("zstd", "snappy"), Optional.of(live(creation())), 1);
        assertThat(plan.differences()).extracting(Difference::path).containsExactly("/pipeline/to/compression");
        assertThat(plan.steps()).singleElement().satisfies(step -> assertThat(step.operation())
                .isEqualTo("glue:UpdateJob"));
    }

    @Test
    void says_how_its_files_are_stored_only_where_that_is_not_the_default() {
        String stored = DECLARED.replace(
                "\"compression\": \"zstd\",",
                "\"compression\": \"zstd\", \"storageClass\": \"STANDARD_IA\","
                        + "\"encryption\": {\"sseAlgorithm\": \"aws:kms\", \"bucketKeyEnabled\": false},");
        PlanResponse plan = plan(stored, Optional.of(live(creation())), 1);
        assertThat(plan.differences())
                .extracting(Difference::path)
                .containsExactlyInAnyOrder("/pipeline/to/encryption", "/pipeline/to/storageClass");
        assertThat(plan.steps()
                        .getFirst()
                        .input()
                        .path("JobUpdate")
                        .path("DefaultArguments")
                        .path("--weir-pipeline")
                        .asText())
                .contains("\"storageClass\":\"STANDARD_IA\",\"encryption\":{\"sseAlgorithm\":\"aws:kms\"}}");
        assertThat(plan(stored.replace("STANDARD_IA", "STANDARD"), Optional.of(live(creation())), 1)
                        .differences())
                .extracting(Difference::path)
                .containsExactly("/pipeline/to/encryption");
    }

    @Test
    void follows_the_schema_version_of_its_table() {
        PlanResponse plan = plan(DECLARED, Optional.of(live(creation())), 2);
        assertThat(plan.differences()).extracting(Difference::path).containsExactly("/pipeline/source/version");
    }

    @Test
    void means_the_same_in_seconds_and_in_minutes() {
        Live live = live(plan(DECLARED.replace("100s", "120s"), Optional.empty(), 1));
        assertThat(plan(DECLARED.replace("100s", "2m"), Optional.of(live), 1).differences())
                .isEmpty();
    }

    @Test
    void without_a_mapping_writes_every_field_of_its_table() {
        PlanResponse plan = plan(
                DECLARED.replace("\"mapping\": [{\"source\": \"a\", \"target\": \"a\", \"type\": \"long\"}],", ""),
                Optional.empty(),
                1);
        assertThat(arguments(plan).path("--weir-pipeline").asText())
                .contains("\"mapping\":[{\"source\":\"A\",\"target\":\"a\",\"type\":\"bigint\"}]");
    }

    @Test
    void tells_the_table_over_its_sink() {
        assertThat(creation().attributes().path("sink")).isEqualTo(tree("""
                        {"location": "s3://b/p/", "columns": [{"name": "a", "type": "bigint"}],
                         "partitionKeys": [{"name": "ingest_year", "type": "string"}, {"name": "ingest_month", "type": "string"},
                                           {"name": "ingest_day", "type": "string"}, {"name": "ingest_hour", "type": "string"}]}
                        """));
    }

    @Test
    void from_a_table_that_is_no_stream_is_a_mistake() {
        PlanResponse plan = plan(DECLARED.replace("lab/t", "lab/files"), Optional.empty(), 1);
        assertThat(plan.diagnostics()).singleElement().satisfies(diagnostic -> assertThat(diagnostic.detail())
                .contains("lab/files"));
        assertThat(plan.steps()).isEmpty();
    }
}
