package dev.weir.etl.run;

import dev.weir.etl.Clients;
import dev.weir.etl.PipelineSpec;
import dev.weir.etl.PipelineSpecs;
import dev.weir.etl.Progress;
import dev.weir.etl.RunOptions;
import dev.weir.etl.RunReport;
import dev.weir.etl.fake.FakeGlue;
import dev.weir.etl.fake.FakeKinesis;
import dev.weir.etl.fake.FakeS3;
import dev.weir.etl.fake.Faults;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.glue.model.DataFormat;

/** A stream of readings, its schema, a bucket and a pipeline between them. */
final class World {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final String SCHEMA = """
            {"$schema":"http://json-schema.org/draft-07/schema#","type":"object",
             "properties":{"id":{"type":"integer"},"at":{"type":"string"},"level":{"type":"integer","minimum":0},
                           "maker":{"type":"string"}},
             "required":["id","level"]}""";
    static final String DOCUMENT = """
            {"formatVersion":"1.0","job":"readings",
             "source":{"stream":"s","registry":"r","schema":"n","version":1,"startingPosition":"TRIM_HORIZON"},
             "window":"1s",
             "mapping":[{"source":"id","target":"id","type":"long"},{"source":"at","target":"taken","type":"timestamp"},
                        {"source":"level","target":"level","type":"int"},
                        {"source":"maker","target":"maker","type":"string"}],
             "sink":{"path":"s3://lake/readings/","partitionBy":"ingestHour","compression":"zstd","compressionLevel":1,
                     "rejects":"s3://lake/_weir/readings/rejects/"},
             "checkpoint":"s3://lake/_weir/readings/state.json"}""";

    private static final Connection DUCK = duck();

    final FakeKinesis kinesis = new FakeKinesis();
    final FakeGlue glue = new FakeGlue();
    final FakeS3 s3 = new FakeS3();
    final UUID version = glue.register("r/n", DataFormat.JSON, SCHEMA);

    static PipelineSpec spec() {
        return PipelineSpecs.parse(DOCUMENT);
    }

    RunReport catchUp() {
        return run(spec(), RunOptions.catchingUp());
    }

    RunReport run(PipelineSpec spec, RunOptions options) {
        return new PipelineRunner(spec, new Clients(kinesis, glue, s3)).run(options, Progress.NONE);
    }

    void faults(Faults faults) {
        kinesis.faults(faults);
        glue.faults(faults);
        s3.faults(faults);
    }

    private static Connection duck() {
        try {
            return DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A valid reading. */
    String put(String shard, long id, Instant arrival) {
        return kinesis.put(shard, reading(id), arrival);
    }

    static String reading(long id) {
        return "{\"id\":%d,\"at\":\"2026-11-22T11:59:00\",\"level\":%d,\"maker\":\"Maker %d\"}"
                .formatted(id, id % 100, id % 3);
    }

    /** The lines of all reject files. */
    List<String> rejects() {
        List<String> lines = new ArrayList<>();
        s3.objects().forEach((name, content) -> {
            if (name.startsWith("lake/_weir/readings/rejects/")) {
                lines.addAll(new String(content, StandardCharsets.UTF_8).lines().toList());
            }
        });
        return lines;
    }

    /** What DuckDB finds in the sink's files; {@code rows} stands for them in the query. */
    List<String> query(Path scratch, String sql) {
        s3.dump(scratch);
        String rows = "read_parquet('%s/lake/readings/**/*.parquet', hive_partitioning=true)".formatted(scratch);
        List<String> found = new ArrayList<>();
        try (Statement statement = DUCK.createStatement()) {
            try (ResultSet result = statement.executeQuery(sql.replace("rows", rows))) {
                int width = result.getMetaData().getColumnCount();
                while (result.next()) {
                    List<String> values = new ArrayList<>();
                    for (int column = 1; column <= width; column++) {
                        values.add(result.getString(column));
                    }
                    found.add(String.join("|", values));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return found;
    }
}
