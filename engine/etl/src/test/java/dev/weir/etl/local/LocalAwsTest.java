package dev.weir.etl.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.etl.PipelineSpec;
import dev.weir.etl.PipelineSpecs;
import dev.weir.etl.Progress;
import dev.weir.etl.RunOptions;
import dev.weir.etl.RunReport;
import dev.weir.etl.run.PipelineRunner;
import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

@DisplayName("Against the embedded AWS, a run")
class LocalAwsTest {
    private static final String SCHEMA = """
            {"type":"object","properties":{"id":{"type":"integer"},"level":{"type":"integer","minimum":0}},
             "required":["id"]}""";
    private static final String DOCUMENT = """
            {"formatVersion":"1.0","job":"readings",
             "source":{"stream":"readings","registry":"demo","schema":"reading","version":1,
                       "startingPosition":"TRIM_HORIZON"},
             "window":"1s",
             "mapping":[{"source":"id","target":"id","type":"long"},{"source":"level","target":"level","type":"int"}],
             "sink":{"path":"s3://lake/readings/","partitionBy":"ingestHour","compression":"zstd","compressionLevel":1,
                     "rejects":"s3://lake/_weir/readings/rejects/"},
             "checkpoint":"s3://lake/_weir/readings/state.json"}""";

    @TempDir
    Path scratch;

    private final AtomicLong ids = new AtomicLong();
    private LocalAws local;
    private Aws aws;

    @BeforeEach
    void start() throws IOException {
        local = LocalAws.start(LocalOptions.in(scratch.resolve("data")));
        aws = Aws.at(local.endpoint());
        aws.create("readings", 2, "demo", "reading", SCHEMA, "lake");
    }

    @AfterEach
    void stop() throws IOException {
        aws.close();
        local.close();
    }

    private byte[] reading() {
        return "{\"id\":%d,\"level\":3}".formatted(ids.getAndIncrement()).getBytes(UTF_8);
    }

    private RunReport catchUp() {
        PipelineSpec spec = PipelineSpecs.parse(DOCUMENT);
        return new PipelineRunner(spec, aws.clients())
                .run(RunOptions.catchingUp().withBatch(500, Long.MAX_VALUE), Progress.NONE);
    }

    @Test
    @DisplayName("writes every record once, goes on after a reshard, and rejects what is wrong")
    void endToEnd() throws IOException {
        aws.put("readings", 1_200, this::reading);
        RunReport first = catchUp();
        aws.kinesis()
                .updateShardCount(request ->
                        request.streamName("readings").targetShardCount(4).scalingType("UNIFORM_SCALING"));
        aws.awaitActive("readings");
        aws.put("readings", 800, this::reading);
        aws.put("readings", 5, () -> "{\"id\":\"x\"}".getBytes(UTF_8));

        RunReport second = catchUp();

        assertThat(first.written()).isEqualTo(1_200);
        assertThat(second.written()).isEqualTo(800);
        assertThat(second.rejected()).isEqualTo(5);
        assertThat(catchUp().read()).isZero();
        assertThat(count()).isEqualTo("2000|2000|0|1999");
    }

    @Test
    @DisplayName("stores its files in the class and under the key of its sink, and its state under the key alone")
    void storesAsTheSinkSays() {
        aws.put("readings", 10, this::reading);
        aws.put("readings", 1, () -> "{\"id\":\"x\"}".getBytes(UTF_8));
        String document = DOCUMENT.replace(
                "\"compressionLevel\":1,",
                "\"compressionLevel\":1,\"storageClass\":\"STANDARD_IA\","
                        + "\"encryption\":{\"sseAlgorithm\":\"aws:kms\",\"kmsMasterKeyID\":\"k\",\"bucketKeyEnabled\":true},");

        new PipelineRunner(PipelineSpecs.parse(document), aws.clients()).run(RunOptions.catchingUp(), Progress.NONE);

        assertThat(aws.s3().listObjectsV2(request -> request.bucket("lake")).contents())
                .extracting(S3Object::key)
                .extracting(this::stored)
                .containsOnlyOnce("state.json STANDARD aws:kms key/k true")
                .contains("jsonl STANDARD aws:kms key/k true", "parquet STANDARD_IA aws:kms key/k true")
                .doesNotContain("parquet STANDARD aws:kms key/k true");
    }

    private String stored(String key) {
        HeadObjectResponse head =
                aws.s3().headObject(request -> request.bucket("lake").key(key));
        return "%s %s %s %s %s"
                .formatted(
                        key.replaceFirst(".*[.](?=jsonl|parquet)|.*/", ""),
                        head.storageClass() == null ? "STANDARD" : head.storageClassAsString(),
                        head.serverSideEncryptionAsString(),
                        head.ssekmsKeyId().replaceFirst(".*:", ""),
                        head.bucketKeyEnabled());
    }

    @Test
    @DisplayName("that is killed is finished by the next, with each record once")
    void killed() throws IOException, InterruptedException {
        aws.put("readings", 30_000, this::reading);
        Path pipeline = Files.writeString(scratch.resolve("pipeline.json"), DOCUMENT);
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForkedRun.class.getName(),
                        local.endpoint().toString(),
                        pipeline.toString(),
                        scratch.resolve("committed").toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(scratch.toFile(), "run.log"))
                .start();
        awaitCommit(run);
        assertThat(run.destroyForcibly().waitFor(60, java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();

        RunReport rest = catchUp();

        assertThat(rest.read()).isPositive();
        assertThat(count()).isEqualTo("30000|30000|0|29999");
    }

    private void awaitCommit(Process run) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (run.isAlive() && !Files.exists(scratch.resolve("committed")) && System.nanoTime() < end) {
            Aws.pause();
        }
        assertThat(scratch.resolve("committed"))
                .as("the run says: %s", Files.readString(scratch.resolve("run.log")))
                .exists();
    }

    /** Records, distinct records, the first and the last, as DuckDB reads the files. */
    private String count() throws IOException {
        Path copy = Files.createDirectories(scratch.resolve("copy"));
        int number = 0;
        for (S3Object object : aws.s3()
                .listObjectsV2Paginator(request -> request.bucket("lake").prefix("readings/"))
                .contents()) {
            Path file = copy.resolve(number++ + ".parquet");
            Files.write(
                    file,
                    aws.s3()
                            .getObjectAsBytes(request -> request.bucket("lake").key(object.key()))
                            .asByteArray());
        }
        String sql = "SELECT count(*), count(DISTINCT id), min(id), max(id) FROM '%s/*.parquet'".formatted(copy);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1) + "|" + result.getString(2) + "|" + result.getString(3) + "|"
                    + result.getString(4);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
