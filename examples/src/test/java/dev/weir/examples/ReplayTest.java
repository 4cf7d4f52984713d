package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("weir replay")
final class ReplayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOOD = reading("\"eventtime\":\"2026-11-25 10:00:00\",\"pressurecontrol\":5");

    @TempDir
    private Path directory;

    private static String reading(String members) {
        return "{\"ventilatorid\":1,%s}".formatted(members);
    }

    private Weir ventilator(String... records) throws IOException {
        Weir weir = Weir.example("ventilator", directory);
        Files.write(directory.resolve("records.jsonl"), List.of(records));
        return weir;
    }

    private static JsonNode document(Weir.Result result) throws IOException {
        return JSON.readTree(result.out());
    }

    private static JsonNode column(JsonNode document, String target) {
        for (JsonNode column : document.path("columns")) {
            if (column.path("target").asText().equals(target)) {
                return column;
            }
        }
        throw new AssertionError("no column " + target + " in " + document);
    }

    @Test
    void namesTheFirstFailuresOfAFileWithLineOffsetAndReason() throws IOException {
        Weir weir = ventilator(GOOD, "", reading("\"pressurecontrol\":-5"), "garbage");

        Weir.Result result = weir.run("replay", "jobs.metrics", "--records", "records.jsonl", "--format", "json");

        assertThat(result.status()).as(result.toString()).isEqualTo(1);
        JsonNode document = document(result);
        assertThat(document.path("formatVersion").asText()).isEqualTo("1.0");
        assertThat(document.path("read").asInt()).isEqualTo(3);
        assertThat(document.path("mapped").asInt()).isEqualTo(1);
        assertThat(document.path("failures").get(0).toString()).isEqualTo("""
                {"line":3,"offset":%d,"reason":"/pressurecontrol: -5 is below the minimum 0"}""".formatted(GOOD.length() + 2));
        assertThat(document.path("failures").get(1).path("line").asInt()).isEqualTo(4);
    }

    @Test
    void namesTheColumnsThatStayEmptyAndTheValuesThatACastChanges() throws IOException {
        Weir weir = ventilator(GOOD, GOOD);
        weir.edit("stack.yaml", "target: eventtime, type: timestamp", "target: eventtime, type: date");
        weir.edit("stack.yaml", "target: pressurecontrol, type: long", "target: pressurecontrol, type: tinyint");

        Weir.Result result = weir.run("replay", "jobs.metrics", "--records", "records.jsonl");

        assertThat(result.status()).as(result.toString()).isEqualTo(1);
        assertThat(result.out()).contains("cannot cast \"2026-11-25 10:00:00\" to date");

        weir.edit("stack.yaml", "target: eventtime, type: date", "target: eventtime, type: timestamp");
        Files.writeString(directory.resolve("records.jsonl"), GOOD.replace("10:00:00", "10:00:00.1234567"));
        result = weir.run("replay", "jobs.metrics", "--records", "records.jsonl");

        assertThat(result.status()).as(result.toString()).isZero();
        assertThat(result.out())
                .contains("1 records read, 1 mapped")
                .containsPattern("manufacturer +string +1 +always null")
                .contains("eventtime: 1, such as 2026-11-25 10:00:00.1234567 becomes 2026-11-25T10:00:00.123456Z");
    }

    @Test
    void triesTheDeclaredSchemaOnTheLatestRecordsOfAStreamAndLeavesTheJobAlone() throws IOException {
        Weir weir = ventilator();
        weir.run("apply", "--auto-approve", "--local");
        weir.run("generate", "streams.ventilator", "--template", "readings.template", "--count", "300", "--local");
        Weir.Result fits =
                weir.run("replay", "jobs.metrics", "--from-stream", "--limit", "200", "--local", "--format", "json");
        weir.edit("ventilator.schema.json", "\"minimum\": 0", "\"minimum\": 1000");

        Weir.Result breaks = weir.run("replay", "jobs.metrics", "--from-stream", "--local", "--format", "json");

        assertThat(fits.status()).as(fits.toString()).isZero();
        assertThat(document(fits).path("mapped").asInt()).isEqualTo(200);
        assertThat(breaks.status()).as(breaks.toString()).isEqualTo(1);
        JsonNode document = document(breaks);
        assertThat(document.path("failed").asInt()).isEqualTo(300);
        assertThat(document.path("failedBefore").asInt()).isZero();
        assertThat(document.path("failures").get(0).path("sequenceNumber").asText())
                .isNotEmpty();
        JsonNode run = document(weir.run("run", "jobs.metrics", "--until-caught-up", "--local", "--format", "json"));
        assertThat(run.path("written").asInt()).isEqualTo(300);
    }

    @Test
    void countsNoFailureThatTheJobHasToday() throws IOException {
        Weir weir = ventilator();
        Files.writeString(directory.resolve("bad.template"), "{\"ventilatorid\": \"none\"}");
        weir.run("apply", "--auto-approve", "--local");
        weir.run("generate", "streams.ventilator", "--template", "bad.template", "--count", "5", "--local");

        Weir.Result result = weir.run("replay", "jobs.metrics", "--from-stream", "--local", "--format", "json");

        assertThat(result.status()).as(result.toString()).isZero();
        assertThat(document(result).path("failedBefore").asInt()).isEqualTo(5);
        assertThat(document(result).path("failures").get(0).path("before").asText())
                .contains("/ventilatorid");
    }

    @Test
    void takesAFileOfRejectsToSeeWhetherAMendedMappingTakesThem() throws IOException {
        Weir weir = ventilator();
        Files.writeString(directory.resolve("bad.template"), "{\"ventilatorid\": 7, \"eventtime\": \"noon\"}");
        weir.run("apply", "--auto-approve", "--local");
        weir.run("generate", "streams.ventilator", "--template", "bad.template", "--count", "5", "--local");
        weir.run("run", "jobs.metrics", "--until-caught-up", "--local");
        String[] replay = {"replay", "jobs.metrics", "--records", rejects().toString(), "--format", "json"};

        Weir.Result same = weir.run(replay);
        weir.edit("stack.yaml", "target: eventtime, type: timestamp", "target: eventtime, type: string");
        Weir.Result mended = weir.run(replay);

        assertThat(same.status()).as(same.toString()).isZero();
        assertThat(document(same).path("failed")).isEqualTo(document(same).path("failedBefore"));
        assertThat(document(same).path("failures").get(0).path("shard").asText())
                .startsWith("shardId-");
        assertThat(document(mended).path("failed").asInt()).isZero();
        assertThat(document(mended).path("mapped").asInt()).isPositive();
    }

    private Path rejects() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve(".weir/local/s3"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void resolvesAvroRecordsToTheDeclaredSchema() throws IOException {
        Weir weir = Weir.example("orders", directory);
        weir.run("apply", "--auto-approve", "--local");
        weir.run("generate", "streams.orders", "--template", "order.template", "--count", "50", "--local");
        weir.edit("stack.yaml", "target: total, type: double", "target: total, type: \"decimal(6,0)\"");
        weir.edit("order.avsc", "\"name\": \"items\", \"type\": \"int\"", "\"name\": \"items\", \"type\": \"long\"");

        Weir.Result result =
                weir.run("replay", "jobs.fan-out[\"delivery\"]", "--from-stream", "--local", "--format", "json");

        assertThat(result.status()).as(result.toString()).isZero();
        JsonNode document = document(result);
        assertThat(document.path("mapped").asInt() + document.path("filtered").asInt())
                .isEqualTo(50);
        assertThat(column(document, "total").path("changed").asInt()).isPositive();
        assertThat(column(document, "total").path("example").asText()).contains(" becomes ");
    }

    @Test
    void readsLinesInBase64() throws IOException {
        Weir weir =
                ventilator(Base64.getEncoder().encodeToString(GOOD.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        Weir.Result result = weir.run("replay", "jobs.metrics", "--records", "records.jsonl", "--base64");
        Files.writeString(directory.resolve("records.jsonl"), "???");
        Weir.Result wrong = weir.run("replay", "jobs.metrics", "--records", "records.jsonl", "--base64");

        assertThat(result.status()).as(result.toString()).isZero();
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err()).contains("Line 1").contains("is not Base64");
    }

    @Test
    void wantsEitherAFileOrTheStream() throws IOException {
        Weir weir = ventilator(GOOD);

        assertThat(weir.run("replay", "jobs.metrics").status()).isEqualTo(64);
        assertThat(weir.run("replay", "jobs.metrics", "--from-stream", "--records", "records.jsonl")
                        .status())
                .isEqualTo(64);
        assertThat(weir.run("replay", "jobs.metrics", "--records", "absent").err())
                .contains("The records cannot be read");
    }
}
