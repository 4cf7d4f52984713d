package dev.weir.local.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.ServiceContext;
import dev.weir.local.glue.GlueService;
import dev.weir.local.lake.FolderLake;
import dev.weir.local.lake.SqlEngine;
import dev.weir.local.operation.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An Athena over a folder of files, without the wire: requests and answers are JSON texts with single quotes. */
abstract class AthenaFixture {
    static final Caller CALLER = new Caller("123456789012", "eu-west-1", "AKIALOCAL");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    @TempDir
    Path data;

    FolderLake lake;
    GlueService glue;
    AthenaService athena;

    @BeforeEach
    void open() throws IOException {
        lake = new FolderLake(data.resolve("buckets"));
        ServiceContext context = new ServiceContext(
                data,
                CALLER.account(),
                Clock.systemUTC(),
                Duration.ZERO,
                false,
                (job, endpoint, region, stopped) -> {},
                () -> URI.create("http://127.0.0.1:1"),
                notice -> {});
        SqlEngine engine = new SqlEngine(data.resolve("spill"));
        glue = new GlueService(context, (role, caller) -> true, lake, engine);
        athena = new AthenaService(context, glue.catalog(), lake, engine);
        lake.text("lake", "keep", "x");
        succeed("CREATE DATABASE lab");
    }

    @AfterEach
    void close() {
        athena.close();
        glue.close();
    }

    void orders() {
        lake.parquet(
                "lake",
                "orders/day=1/a.parquet",
                "SELECT 1::INTEGER AS \"ID\", TIMESTAMP '2026-11-22 10:00:00' AS at, 1.5::DECIMAL(10,2) AS price");
        lake.parquet(
                "lake",
                "orders/day=2/b.parquet",
                "SELECT 2::INTEGER AS \"ID\", TIMESTAMP '2026-11-22 11:30:00.25' AS at, NULL::DECIMAL(10,2) AS price");
        lake.text("lake", "orders/_temporary/0", "nothing to read");
        succeed("""
                CREATE EXTERNAL TABLE IF NOT EXISTS `orders` (
                  `id` bigint COMMENT 'key',
                  at timestamp,
                  price decimal(10,2), -- in euros
                  note string)
                COMMENT 'what was ordered'
                PARTITIONED BY (day int)
                STORED AS PARQUET
                LOCATION 's3://lake/orders/'
                TBLPROPERTIES ('classification'='parquet')""");
        succeed("MSCK REPAIR TABLE orders");
    }

    List<String> rows(String sql) {
        return texts(results(sql));
    }

    String types(String sql) {
        return results(sql)
                .path("ResultSet")
                .path("ResultSetMetadata")
                .path("ColumnInfo")
                .valueStream()
                .map(column ->
                        column.path("Name").asText() + " " + column.path("Type").asText())
                .collect(Collectors.joining(", "));
    }

    JsonNode results(String sql) {
        return call("GetQueryResults", "{QueryExecutionId:'" + succeed(sql) + "'}");
    }

    static List<String> texts(JsonNode results) {
        return results.path("ResultSet")
                .path("Rows")
                .valueStream()
                .map(row -> row.path("Data")
                        .valueStream()
                        .map(datum -> datum.path("VarCharValue").asText("null"))
                        .collect(Collectors.joining("|")))
                .toList();
    }

    String succeed(String sql) {
        String id = start(query(sql));
        JsonNode status = await(id).path("Status");
        assertThat(status.path("StateChangeReason").asText("")).isEmpty();
        assertThat(status.path("State").asText()).isEqualTo("SUCCEEDED");
        return id;
    }

    String failure(String sql) {
        JsonNode status = await(start(query(sql))).path("Status");
        assertThat(status.path("State").asText()).isEqualTo("FAILED");
        return status.path("StateChangeReason").asText();
    }

    static String query(String sql) {
        ObjectNode input = Trees.object().put("QueryString", sql);
        input.putObject("QueryExecutionContext").put("Database", "lab");
        return input.toString();
    }

    String start(String input) {
        return call("StartQueryExecution", input).path("QueryExecutionId").asText();
    }

    JsonNode await(String id) {
        JsonNode query;
        do {
            LockSupport.parkNanos(2_000_000);
            query = call("GetQueryExecution", "{QueryExecutionId:'" + id + "'}").path("QueryExecution");
        } while (!List.of("SUCCEEDED", "FAILED", "CANCELLED")
                .contains(query.path("Status").path("State").asText()));
        return query;
    }

    ObjectNode call(String operation, String input) {
        try {
            return athena.handle(operation, (ObjectNode) JSON.readTree(input), CALLER);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    AwsException refusal(String operation, String input) {
        return catchThrowableOfType(AwsException.class, () -> call(operation, input));
    }
}
