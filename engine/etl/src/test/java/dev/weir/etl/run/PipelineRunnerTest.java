package dev.weir.etl.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.etl.Clients;
import dev.weir.etl.PipelineException;
import dev.weir.etl.PipelineException.Reason;
import dev.weir.etl.PipelineSpec;
import dev.weir.etl.PipelineSpecs;
import dev.weir.etl.Progress;
import dev.weir.etl.RunOptions;
import dev.weir.etl.RunReport;
import dev.weir.etl.source.Aggregation;
import dev.weir.etl.source.Aggregation.UserRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.DataFormat;
import software.amazon.awssdk.services.glue.model.SchemaVersionStatus;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;

@DisplayName("A run")
class PipelineRunnerTest {
    private static final RunOptions SMALL_BATCHES = RunOptions.catchingUp().withBatch(10, Long.MAX_VALUE);

    @TempDir
    Path scratch;

    private final World world = new World();

    @Test
    @DisplayName("writes each record of each shard as one row of the mapped types, in the folder of its arrival")
    void writesRows() {
        world.kinesis.withShard("shard-0").withShard("shard-1");
        for (int id = 0; id < 100; id++) {
            world.put("shard-" + id % 2, id, World.NOON.plus(Duration.ofMinutes(id)));
        }

        RunReport report = world.catchUp();

        assertThat(report.read()).isEqualTo(100);
        assertThat(report.written()).isEqualTo(100);
        assertThat(world.query(
                        scratch,
                        "SELECT count(*), count(DISTINCT id), sum(level), max(taken)::TIMESTAMP::VARCHAR FROM rows"))
                .containsExactly("100|100|4950|2026-11-22 11:59:00");
        assertThat(
                        world.query(
                                scratch,
                                "SELECT ingest_year, ingest_month, ingest_day, ingest_hour, count(*) FROM rows GROUP BY ALL ORDER BY ALL"))
                .containsExactly("2026|11|22|12|60", "2026|11|22|13|40");
    }

    @Test
    @DisplayName("writes columns of the types that the mapping names")
    void writesTypes() {
        world.kinesis.withShard("shard-0");
        world.put("shard-0", 1, World.NOON);
        world.catchUp();

        assertThat(world.query(scratch, "SELECT typeof(id), typeof(taken), typeof(level), typeof(maker) FROM rows"))
                .containsExactly("BIGINT|TIMESTAMP WITH TIME ZONE|INTEGER|VARCHAR");
    }

    @Test
    @DisplayName("leaves a column null where the record lacks its field")
    void missingFields() {
        world.kinesis.withShard("shard-0");
        world.kinesis.put("shard-0", "{\"id\":1,\"level\":2}", World.NOON);
        world.catchUp();

        assertThat(world.query(scratch, "SELECT id, taken, level, maker FROM rows"))
                .containsExactly("1|null|2|null");
    }

    @Test
    @DisplayName("puts what it cannot decode, check or cast under the reject path, with reason, place and data")
    void rejects() throws IOException {
        world.kinesis.withShard("shard-0");
        String number = world.kinesis.put("shard-0", "{\"id\":1,\"level\":-2}", World.NOON);
        world.kinesis.put("shard-0", "{\"id\":1,\"level\":2,\"at\":\"10:11\"}", World.NOON);
        world.kinesis.put("shard-0", new byte[] {(byte) 0xFF}, World.NOON);
        world.put("shard-0", 7, World.NOON);

        RunReport report = world.catchUp();

        assertThat(report.rejected()).isEqualTo(3);
        assertThat(report.written()).isEqualTo(1);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : world.rejects()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines)
                .extracting(line -> line.get("reason").asText())
                .containsExactly(
                        "/level: -2 is below the minimum 0",
                        "column taken: cannot cast \"10:11\" to timestamp",
                        "not JSON: at byte 0: expected a value");
        assertThat(lines.get(0).get("shard").asText()).isEqualTo("shard-0");
        assertThat(lines.get(0).get("sequenceNumber").asText()).isEqualTo(number);
        assertThat(lines.get(0).get("arrival").asText()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(lines.get(0).get("text").asText()).isEqualTo("{\"id\":1,\"level\":-2}");
        assertThat(Base64.getDecoder().decode(lines.get(2).get("data").asText()))
                .containsExactly(0xFF);
        assertThat(lines.get(2).has("text")).isFalse();
    }

    @Test
    @DisplayName("reads framed records under the version that they name, compressed ones too")
    void framed() throws IOException {
        world.kinesis.withShard("shard-0");
        UUID second =
                world.glue.register("r/n", DataFormat.JSON, World.SCHEMA.replace("\"minimum\":0", "\"minimum\":-10"));
        world.kinesis.put("shard-0", frame(world.version, "{\"id\":1,\"level\":1}"), World.NOON);
        world.kinesis.put("shard-0", frame(second, "{\"id\":2,\"level\":-1}"), World.NOON);
        world.kinesis.put("shard-0", zlibFrame(second, "{\"id\":3,\"level\":-2}"), World.NOON);
        world.kinesis.put("shard-0", frame(world.version, "{\"id\":4,\"level\":-3}"), World.NOON);

        RunReport report = world.catchUp();

        assertThat(world.query(scratch, "SELECT id, level FROM rows ORDER BY id"))
                .containsExactly("1|1", "2|-1", "3|-2");
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(world.rejects()).singleElement().asString().contains(world.version.toString());
    }

    @Test
    @DisplayName("rejects framed records of another schema, of an unknown version, of a failed one, and damaged ones")
    void wrongFrames() {
        world.kinesis.withShard("shard-0");
        UUID other = world.glue.register("r/other", DataFormat.JSON, World.SCHEMA);
        UUID failed = world.glue.register("r/n", DataFormat.JSON, World.SCHEMA, SchemaVersionStatus.FAILURE);
        UUID unknown = new UUID(1, 2);
        byte[] cut = zlibFrame(world.version, World.reading(1));
        world.kinesis.put("shard-0", frame(other, World.reading(1)), World.NOON);
        world.kinesis.put("shard-0", frame(failed, World.reading(1)), World.NOON);
        world.kinesis.put("shard-0", frame(unknown, World.reading(1)), World.NOON);
        world.kinesis.put("shard-0", Arrays.copyOf(cut, cut.length - 10), World.NOON);

        world.catchUp();

        assertThat(world.rejects())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("framed with a version of schema r/other; this pipeline reads r/n"),
                        line -> assertThat(line).contains("framed with version 2 of r/n, which is FAILURE"),
                        line -> assertThat(line).contains(unknown + ", which the registry does not know"),
                        line -> assertThat(line).contains("cut off"));
    }

    @Test
    @DisplayName("takes aggregated records apart, and counts and rejects what is in them one by one")
    void aggregated() {
        world.kinesis.withShard("shard-0");
        world.put("shard-0", 1, World.NOON);
        byte[] packed = Aggregation.pack(List.of(
                UserRecord.of("a", World.reading(2)), UserRecord.of("b", "{}"), UserRecord.of("c", World.reading(3))));
        String number = world.kinesis.put("shard-0", packed, World.NOON);
        packed[packed.length - 1] ^= 1;
        world.kinesis.put("shard-0", packed, World.NOON);

        RunReport report = world.catchUp();

        assertThat(report)
                .extracting(RunReport::read, RunReport::written, RunReport::rejected)
                .containsExactly(5L, 3L, 2L);
        assertThat(world.query(scratch, "SELECT id FROM rows ORDER BY id")).containsExactly("1", "2", "3");
        assertThat(world.rejects())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("\"sequenceNumber\":\"" + number + "\",\"subSequenceNumber\":1")
                                .contains("\"text\":\"{}\""),
                        line -> assertThat(line).contains("not JSON").doesNotContain("subSequenceNumber"));
    }

    @Test
    @DisplayName("cuts a batch by what its records are out of their frames, in the middle of an answer where need be")
    void largeOutOfTheirFrames() {
        world.kinesis.withShard("shard-0");
        String large = "{\"id\":1,\"level\":1,\"maker\":\"%s\"}".formatted("x".repeat(12 << 20));
        for (int record = 0; record < 8; record++) {
            world.kinesis.put("shard-0", zlibFrame(world.version, large), World.NOON);
        }

        RunReport report = world.run(World.spec(), RunOptions.catchingUp().withBatch(1_000, 30L << 20));

        assertThat(report.written()).isEqualTo(8);
        assertThat(report.windows()).isEqualTo(3);
        assertThat(world.catchUp().read()).isZero();
    }

    @Test
    @DisplayName("skips what the filter leaves out, and rejects what is wrong even so")
    void filters() {
        world.kinesis.withShard("shard-0");
        for (int id = 0; id < 9; id++) {
            world.put("shard-0", id, World.NOON);
        }
        world.kinesis.put("shard-0", "{\"id\":1}", World.NOON);
        String filter = "\"filter\":{\"field\":\"maker\",\"equalTo\":\"Maker 1\"},\"window\"";
        PipelineSpec spec = PipelineSpecs.parse(World.DOCUMENT.replace("\"window\"", filter));

        RunReport report = world.run(spec, SMALL_BATCHES);

        assertThat(report)
                .extracting(RunReport::read, RunReport::written, RunReport::skipped, RunReport::rejected)
                .containsExactly(10L, 3L, 6L, 1L);
        assertThat(world.query(scratch, "SELECT id FROM rows ORDER BY id")).containsExactly("1", "4", "7");
    }

    @Test
    @DisplayName("goes on behind its checkpoint, and writes nothing when there is nothing new")
    void goesOn() {
        world.kinesis.withShard("shard-0");
        world.put("shard-0", 1, World.NOON);
        RunReport first = world.catchUp();
        int objects = world.s3.objects().size();

        RunReport idle = world.catchUp();
        String last = world.put("shard-0", 2, World.NOON);
        RunReport second = world.catchUp();

        assertThat(first.files()).hasSize(1);
        assertThat(idle.windows()).isZero();
        assertThat(idle.checkpoint()).isEqualTo(first.checkpoint());
        assertThat(second.read()).isEqualTo(1);
        assertThat(second.checkpoint()).containsExactly(Map.entry("shard-0", last));
        assertThat(world.s3.objects()).hasSize(objects + 1);
    }

    @Test
    @DisplayName("reads a parent to its end before its children, and never again")
    void reshards() {
        world.kinesis.withShard("shard-0");
        world.put("shard-0", 1, World.NOON);
        world.catchUp();
        world.put("shard-0", 2, World.NOON);
        world.kinesis.close("shard-0");
        world.kinesis.withShard("shard-1", "shard-0").withShard("shard-2", "shard-0");
        world.put("shard-1", 3, World.NOON);
        world.kinesis.close("shard-1");
        world.kinesis.withShard("shard-3", "shard-1");
        world.put("shard-3", 4, World.NOON);

        RunReport report = world.catchUp();

        assertThat(report.read()).isEqualTo(3);
        assertThat(world.query(scratch, "SELECT id FROM rows ORDER BY id")).containsExactly("1", "2", "3", "4");
        assertThat(world.catchUp().read()).isZero();
    }

    @Test
    @DisplayName("from LATEST on takes only what arrives after its first start")
    void latest() {
        world.kinesis.withShard("shard-0");
        world.put("shard-0", 1, Instant.now().minusSeconds(60));
        PipelineSpec spec = PipelineSpecs.parse(World.DOCUMENT.replace("TRIM_HORIZON", "LATEST"));

        RunReport first = world.run(spec, SMALL_BATCHES);
        world.put("shard-0", 2, Instant.now().plusSeconds(1));
        RunReport second = world.run(spec, SMALL_BATCHES);

        assertThat(first.read()).isZero();
        assertThat(second.read()).isEqualTo(1);
        assertThat(world.query(scratch, "SELECT id FROM rows")).containsExactly("2");
    }

    @Test
    @DisplayName("ends after the windows it was asked for, and the next goes on from there")
    void maxWindows() {
        world.kinesis.withShard("shard-0");
        world.kinesis.answerSize(5);
        for (int id = 0; id < 40; id++) {
            world.put("shard-0", id, World.NOON);
        }

        RunReport first = world.run(World.spec(), SMALL_BATCHES.withMaxWindows(2));
        RunReport rest = world.run(World.spec(), SMALL_BATCHES);

        assertThat(first.windows()).isEqualTo(2);
        assertThat(first.read()).isEqualTo(20);
        assertThat(rest.read()).isEqualTo(20);
        assertThat(world.query(scratch, "SELECT count(DISTINCT id), count(*) FROM rows"))
                .containsExactly("40|40");
    }

    @Test
    @DisplayName("that follows the stream writes when a window is over, and finishes the batch under way when stopped")
    void follows() {
        world.kinesis.withShard("shard-0");
        world.put("shard-0", 1, World.NOON);
        List<Progress.Window> windows = new ArrayList<>();
        Progress progress = window -> {
            windows.add(window);
            if (windows.size() == 1) {
                world.put("shard-0", 2, World.NOON);
            }
        };
        RunOptions options = RunOptions.following().withStopped(() -> windows.size() == 2);

        RunReport report = new PipelineRunner(World.spec(), new Clients(world.kinesis, world.glue, world.s3))
                .run(options, progress);

        assertThat(report.windows()).isEqualTo(2);
        assertThat(windows).extracting(Progress.Window::batch).containsExactly(1L, 2L);
        assertThat(windows).extracting(Progress.Window::read).containsExactly(1L, 1L);
        assertThat(world.query(scratch, "SELECT id FROM rows ORDER BY id")).containsExactly("1", "2");
    }

    @Test
    @DisplayName("renews an expired iterator and waits out throttling")
    void survivesTheStream() {
        world.kinesis.withShard("shard-0");
        world.kinesis.answerSize(1);
        for (int id = 0; id < 4; id++) {
            world.put("shard-0", id, World.NOON);
        }
        world.kinesis.failNextRead(
                ExpiredIteratorException.builder().message("expired").build());
        world.kinesis.failNextRead(ProvisionedThroughputExceededException.builder()
                .message("slow down")
                .build());

        assertThat(world.catchUp().written()).isEqualTo(4);
    }

    @Test
    @DisplayName("writes the same bytes as any other run over the same records")
    void deterministic() {
        World twin = new World();
        for (World each : List.of(world, twin)) {
            each.kinesis.withShard("shard-0");
            for (int id = 0; id < 50; id++) {
                each.put("shard-0", id, World.NOON);
            }
            each.catchUp();
        }

        world.s3.objects().forEach((name, content) -> {
            if (name.endsWith(".parquet")) {
                assertThat(twin.s3.objects().get(name)).isEqualTo(content);
            }
        });
        assertThat(world.s3.objects()).hasSize(2);
    }

    @Test
    @DisplayName("cannot begin without its stream's schema")
    void cannotBegin() {
        world.kinesis.withShard("shard-0");
        PipelineSpec missing = PipelineSpecs.parse(World.DOCUMENT.replace("\"version\":1", "\"version\":9"));

        assertThatThrownBy(() -> world.run(missing, SMALL_BATCHES))
                .isInstanceOfSatisfying(PipelineException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Reason.NOT_FOUND))
                .hasMessageContaining("version 9 of schema r/n");
    }

    @Test
    @DisplayName("writes columns of arrays, maps and structs, and rejects a record for an element that cannot be cast")
    void writesNestedColumns() {
        world.kinesis.withShard("shard-0");
        UUID version = world.glue.register("r/n", DataFormat.JSON, """
                {"type":"object","properties":{"id":{"type":"integer"},
                  "days":{"type":"array","items":{"type":["string","null"]}},
                  "tags":{"type":"object","additionalProperties":{"type":"integer"}},
                  "lines":{"type":["array","null"],"items":{"type":"object","properties":{
                    "sku":{"type":"string"},"price":{"type":"number"}}}}}}""");
        String mapping = """
                "mapping":[{"source":"id","target":"id","type":"int"},
                  {"source":"days","target":"days","type":"array<date>"},
                  {"source":"tags","target":"tags","type":"map<string,smallint>"},
                  {"source":"tags.a","target":"a","type":"string"},
                  {"source":"lines","target":"lines","type":"array<struct<sku:string,price:decimal(6,2)>>"}],
                "sink\"""";
        PipelineSpec spec = PipelineSpecs.parse(World.DOCUMENT
                .replace("\"version\":1", "\"version\":2")
                .replaceAll("(?s)\"mapping\".*\"sink\"", mapping));
        world.kinesis.put("shard-0", """
                {"id":1,"days":["2026-11-25",null],"tags":{"a":1,"b":2},"lines":[{"sku":"x","price":1.999},{}]}""", World.NOON);
        world.kinesis.put("shard-0", frame(version, "{\"id\":2,\"days\":[],\"tags\":{},\"lines\":null}"), World.NOON);
        world.kinesis.put("shard-0", "{\"id\":3,\"days\":[\"2026-11-25\",\"25.11.\"]}", World.NOON);
        world.kinesis.put("shard-0", "{\"id\":4,\"tags\":{\"c\":70000}}", World.NOON);

        world.run(spec, SMALL_BATCHES);

        assertThat(world.query(scratch, "SELECT id, days, tags, a, lines FROM rows ORDER BY id"))
                .containsExactly(
                        "1|[2026-11-25, NULL]|{a=1, b=2}|1|[{'sku': x, 'price': 2.00}, {'sku': NULL, 'price': NULL}]",
                        "2|[]|{}|null|null");
        assertThat(world.rejects())
                .satisfiesExactly(
                        line -> assertThat(line).contains("column days.element: cannot cast \\\"25.11.\\\" to date"),
                        line -> assertThat(line).contains("column tags.value: cannot cast 70000 to smallint"));
    }

    private static byte[] frame(UUID version, String payload) {
        return frame(version, (byte) 0, payload.getBytes(UTF_8));
    }

    private static byte[] zlibFrame(UUID version, String payload) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(payload.getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return frame(version, (byte) 5, packed.toByteArray());
    }

    private static byte[] frame(UUID version, byte compression, byte[] payload) {
        return ByteBuffer.allocate(18 + payload.length)
                .put((byte) 3)
                .put(compression)
                .putLong(version.getMostSignificantBits())
                .putLong(version.getLeastSignificantBits())
                .put(payload)
                .array();
    }
}
