package dev.weir.local.glue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrawlersTest {
    private static final String CRAWLER =
            "Name:'c',Role:'arn:aws:iam::123456789012:role/service-role/glue',DatabaseName:'lab',Targets:{S3Targets:[{Path:'s3://lake/metrics'}]}";

    @TempDir
    Path data;

    private Glue glue;

    @BeforeEach
    void open() {
        glue = new Glue(data);
        glue.call("CreateDatabase", "{DatabaseInput:{Name:'lab'}}");
    }

    @AfterEach
    void close() {
        glue.close();
    }

    @Test
    void whatIsKeptWithoutEffectIsSaidInNotices() {
        glue.call(
                "CreateCrawler",
                "{Name:'nightly',Role:'r',DatabaseName:'lake',Schedule:'cron(0 1 * * ? *)',"
                        + "Targets:{S3Targets:[{Path:'s3://lake/'}],DynamoDBTargets:[{Path:'t'}]}}");
        assertThat(glue.notices)
                .containsExactly(
                        "glue: crawler nightly: the embedded AWS keeps its schedule and never runs it; start the crawler yourself",
                        "glue: crawler nightly: its DynamoDBTargets are kept, and a crawl of them fails: the embedded AWS crawls S3 only");
    }

    @Test
    void aCrawlerIsReadWithItsDefaultsAndItsRoleAsAName() {
        glue.call("CreateCrawler", "{" + CRAWLER + ",Schedule:'cron(0 1 * * ? *)'}");
        JsonNode crawler = crawler();
        assertThat(crawler.path("Role").asText()).isEqualTo("service-role/glue");
        assertThat(crawler.path("State").asText()).isEqualTo("READY");
        assertThat(crawler.path("SchemaChangePolicy"))
                .isEqualTo(Glue.tree("{UpdateBehavior:'UPDATE_IN_DATABASE',DeleteBehavior:'DEPRECATE_IN_DATABASE'}"));
        assertThat(crawler.path("Schedule"))
                .isEqualTo(Glue.tree("{ScheduleExpression:'cron(0 1 * * ? *)',State:'SCHEDULED'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cron(0 1 * * ? *)",
                "cron(0/15 8-18 ? * MON-FRI *)",
                "cron(5,10 0 L JAN,JUL ? 2027)",
                "cron(0 0 ? * 6#3 *)",
                "cron(0 0 15W * ? 2026-2030)"
            })
    void aScheduleIsAnExpressionOfSixFields(String schedule) {
        glue.call("CreateCrawler", "{" + CRAWLER + ",Schedule:'" + schedule + "'}");
        assertThat(crawler().path("Schedule").path("ScheduleExpression").asText())
                .isEqualTo(schedule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cron(nonsense)",
                "cron(0 1 * * * *)",
                "cron(0 1 ? * ? *)",
                "cron(60 1 * * ? *)",
                "cron(0 24 * * ? *)",
                "cron(0 1 0 * ? *)",
                "cron(0 1 * 13 ? *)",
                "cron(0 1 ? * 8 *)",
                "cron(0 1 * * ? 1969)",
                "cron(0/0 1 * * ? *)",
                "cron(a b c d e f)",
                "rate(5 minutes)"
            })
    void noOtherScheduleIsAccepted(String schedule) {
        assertThat(glue.refusal("CreateCrawler", "{" + CRAWLER + ",Schedule:'" + schedule + "'}"))
                .hasMessageContaining("The schedule expression is invalid");
    }

    @Test
    void anUpdateCountsTheVersionAndABlankScheduleClearsIt() {
        glue.call("CreateCrawler", "{" + CRAWLER + ",Schedule:'cron(0 1 * * ? *)',Description:'d'}");
        glue.call("UpdateCrawler", "{Name:'c',Schedule:''}");
        assertThat(crawler().has("Schedule")).isFalse();
        assertThat(crawler().path("Description").asText()).isEqualTo("d");
        assertThat(crawler().path("Version").asLong()).isEqualTo(2);
    }

    @Test
    void mistakesAreRefused() {
        assertThat(glue.refusal("CreateCrawler", "{Name:'c',Role:'r',DatabaseName:'lab',Targets:{}}")
                        .code())
                .isEqualTo("InvalidInputException");
        assertThat(glue.refusal("CreateCrawler", "{" + CRAWLER + ",Configuration:'{'}"))
                .hasMessageContaining("not valid JSON");
        assertThat(glue.refusal("CreateCrawler", "{" + CRAWLER + ",Schedule:'daily'}"))
                .hasMessageContaining("schedule");
        assertThat(glue.refusal("GetCrawler", "{Name:'c'}")).hasMessage("Crawler with name c does not exist");
        assertThat(glue.refusal("StopCrawler", "{Name:'c'}").code()).isEqualTo("EntityNotFoundException");
    }

    @Test
    void parquetInPartitionFoldersBecomesATable() throws InterruptedException {
        parquet("metrics/ingest_year=2026/ingest_hour=01/a.parquet");
        parquet("metrics/ingest_year=2026/ingest_hour=02/b.parquet");
        glue.lake.text("lake", "metrics/_checkpoint/x", "not data");
        crawl("TablePrefix:'t_'");
        JsonNode table = table("t_metrics");
        assertThat(columns(table.path("StorageDescriptor").path("Columns")))
                .isEqualTo("id bigint, at timestamp, name string, d decimal(10,2), tags array<string>");
        assertThat(columns(table.path("PartitionKeys"))).isEqualTo("ingest_year string, ingest_hour string");
        assertThat(table.path("TableType").asText()).isEqualTo("EXTERNAL_TABLE");
        assertThat(table.path("StorageDescriptor").path("Location").asText()).isEqualTo("s3://lake/metrics/");
        assertThat(table.path("StorageDescriptor")
                        .path("SerdeInfo")
                        .path("SerializationLibrary")
                        .asText())
                .isEqualTo("org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe");
        JsonNode parameters = table.path("Parameters");
        assertThat(parameters.path("classification").asText()).isEqualTo("parquet");
        assertThat(parameters.path("CrawlerSchemaDeserializerVersion").asText()).isEqualTo("1.0");
        assertThat(parameters.path("UPDATED_BY_CRAWLER").asText()).isEqualTo("c");
        assertThat(parameters.path("recordCount").asText()).isEqualTo("2");
        assertThat(partitions("t_metrics"))
                .containsExactly(
                        "s3://lake/metrics/ingest_year=2026/ingest_hour=01/",
                        "s3://lake/metrics/ingest_year=2026/ingest_hour=02/");
        assertThat(crawler().path("LastCrawl").path("Status").asText()).isEqualTo("SUCCEEDED");
    }

    @Test
    void aSecondCrawlAddsWhatIsNewAndKeepsForeignParameters() throws InterruptedException {
        parquet("metrics/day=1/a.parquet");
        crawl("");
        ObjectNode table = table("metrics").deepCopy();
        glue.call(
                "UpdateTable",
                "{DatabaseName:'lab',TableInput:"
                        + Glue.tree("{Name:'metrics',Parameters:{'weir.stack':'s'}}")
                                .<ObjectNode>set("StorageDescriptor", table.path("StorageDescriptor"))
                                .set("PartitionKeys", table.path("PartitionKeys"))
                        + "}");
        glue.lake.parquet("lake", "metrics/day=2/b.parquet", "SELECT 1::BIGINT AS id, true AS fresh");
        again();
        assertThat(columns(table("metrics").path("StorageDescriptor").path("Columns")))
                .endsWith("fresh boolean");
        assertThat(table("metrics").path("Parameters").path("weir.stack").asText())
                .isEqualTo("s");
        assertThat(partitions("metrics")).hasSize(2);
        JsonNode metrics =
                glue.call("GetCrawlerMetrics", "{}").path("CrawlerMetricsList").get(0);
        assertThat(metrics.path("TablesCreated").asInt()).isEqualTo(1);
        assertThat(metrics.path("TablesUpdated").asInt()).isEqualTo(1);
    }

    @Test
    void aCrawlThatFindsNothingNewChangesNothing() throws InterruptedException {
        parquet("metrics/day=1/a.parquet");
        crawl("");
        String version = table("metrics").path("VersionId").asText();
        again();
        assertThat(table("metrics").path("VersionId").asText()).isEqualTo(version);
    }

    @Test
    void aLogPolicyLeavesTheSchemaAlone() throws InterruptedException {
        parquet("metrics/day=1/a.parquet");
        crawl("SchemaChangePolicy:{UpdateBehavior:'LOG',DeleteBehavior:'LOG'}");
        String before = columns(table("metrics").path("StorageDescriptor").path("Columns"));
        glue.lake.parquet("lake", "metrics/day=2/b.parquet", "SELECT 1::BIGINT AS id, true AS fresh");
        again();
        assertThat(columns(table("metrics").path("StorageDescriptor").path("Columns")))
                .isEqualTo(before);
        assertThat(partitions("metrics")).hasSize(2);
    }

    @Test
    void tablesWhoseFilesAreGoneFollowTheDeletionPolicy() throws InterruptedException {
        parquet("metrics/a/x.parquet");
        parquet("metrics/b/x.parquet");
        crawl("");
        assertThat(tables()).containsExactly("a", "b");
        assertThat(glue.lake
                        .files("lake", "metrics/b/x.parquet")
                        .getFirst()
                        .path()
                        .toFile()
                        .delete())
                .isTrue();
        again();
        assertThat(table("b").path("Parameters").has("DEPRECATED_BY_CRAWLER")).isTrue();
        glue.call(
                "UpdateCrawler",
                "{Name:'c',SchemaChangePolicy:{UpdateBehavior:'UPDATE_IN_DATABASE',DeleteBehavior:'DELETE_FROM_DATABASE'}}");
        again();
        assertThat(tables()).containsExactly("a");
    }

    @Test
    void jsonLinesAndCsvBecomeTablesAndWhatCannotBeReadIsPassedOver() throws InterruptedException {
        glue.lake.text(
                "lake", "metrics/events/a.json", "{\"id\":1,\"at\":\"2026-11-22T10:00:00Z\",\"n\":{\"x\":[1.5]}}\n");
        glue.lake.text("lake", "metrics/people/a.csv", "id,name\n1,Ann\n2,Bob\n");
        glue.lake.text("lake", "metrics/people/notes.bin", "???");
        crawl("");
        assertThat(columns(table("events").path("StorageDescriptor").path("Columns")))
                .isEqualTo("id bigint, at string, n struct<x:array<double>>");
        assertThat(columns(table("people").path("StorageDescriptor").path("Columns")))
                .isEqualTo("id bigint, name string");
        assertThat(crawler().path("LastCrawl").path("ErrorMessage").asText()).contains("metrics/people/notes.bin");
    }

    @Test
    void aBrokenFileIsPassedOver() throws InterruptedException {
        parquet("metrics/a.parquet");
        glue.lake.text("lake", "metrics/b.parquet", "PAR1 but no more");
        crawl("");
        assertThat(table("metrics").path("Parameters").path("recordCount").asText())
                .isEqualTo("1");
        assertThat(crawler().path("LastCrawl").path("ErrorMessage").asText()).contains("metrics/b.parquet");
    }

    @Test
    void aMissingBucketFailsTheCrawl() throws InterruptedException {
        crawl("");
        assertThat(crawler().path("LastCrawl").path("Status").asText()).isEqualTo("FAILED");
        assertThat(crawler().path("LastCrawl").path("ErrorMessage").asText()).contains("lake");
    }

    @Test
    void otherTargetsThanS3FailTheCrawl() throws InterruptedException {
        glue.call("CreateCrawler", "{Name:'c',Role:'r',DatabaseName:'lab',Targets:{DynamoDBTargets:[{Path:'t'}]}}");
        again();
        assertThat(crawler().path("LastCrawl").path("ErrorMessage").asText())
                .isEqualTo("The embedded AWS crawls S3 targets only, not DynamoDBTargets.");
    }

    @Test
    void aCrawlerThatDoesNotRunCannotBeStopped() {
        glue.call("CreateCrawler", "{" + CRAWLER + "}");
        assertThat(glue.refusal("StopCrawler", "{Name:'c'}").code()).isEqualTo("CrawlerNotRunningException");
    }

    @Test
    void aCrawlThatTheProcessDidNotSurviveHasFailed() throws IOException {
        glue.call("CreateCrawler", "{" + CRAWLER + "}");
        Path documents = data.resolve("glue/crawlers");
        try (Stream<Path> files = Files.list(documents)) {
            for (Path file : files.toList()) {
                Files.writeString(file, Files.readString(file).replace("READY", "RUNNING"));
            }
        }
        try (Glue reopened = new Glue(data)) {
            JsonNode crawler = reopened.call("GetCrawler", "{Name:'c'}").path("Crawler");
            assertThat(crawler.path("State").asText()).isEqualTo("READY");
            assertThat(crawler.path("LastCrawl").path("Status").asText()).isEqualTo("FAILED");
        }
    }

    private void parquet(String key) {
        glue.lake.parquet(
                "lake",
                key,
                "SELECT 1::BIGINT AS id, TIMESTAMP '2026-11-22 10:00:00' AS at, 'x' AS \"Name\", 1.5::DECIMAL(10,2) AS d, ['a'] AS tags");
    }

    private void crawl(String more) throws InterruptedException {
        glue.call("CreateCrawler", "{" + CRAWLER + (more.isEmpty() ? "" : "," + more) + "}");
        again();
    }

    private void again() throws InterruptedException {
        glue.call("StartCrawler", "{Name:'c'}");
        while (!crawler().path("State").asText().equals("READY")) {
            Thread.sleep(5);
        }
    }

    private JsonNode crawler() {
        return glue.call("GetCrawler", "{Name:'c'}").path("Crawler");
    }

    private JsonNode table(String name) {
        return glue.call("GetTable", "{DatabaseName:'lab',Name:'" + name + "'}").path("Table");
    }

    private List<String> tables() {
        return glue.call("GetTables", "{DatabaseName:'lab'}")
                .path("TableList")
                .valueStream()
                .map(table -> table.path("Name").asText())
                .toList();
    }

    private List<String> partitions(String table) {
        return glue.call("GetPartitions", "{DatabaseName:'lab',TableName:'" + table + "'}")
                .path("Partitions")
                .valueStream()
                .map(partition ->
                        partition.path("StorageDescriptor").path("Location").asText())
                .sorted()
                .toList();
    }

    private static String columns(JsonNode columns) {
        return columns.valueStream()
                .map(column ->
                        column.path("Name").asText() + " " + column.path("Type").asText())
                .collect(Collectors.joining(", "));
    }
}
