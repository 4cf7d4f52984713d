package dev.weir.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.AwsException;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AthenaTest extends AthenaFixture {
    @Test
    void aQueryReadsTheTablesPartitionsWithTheDeclaredTypes() {
        orders();
        assertThat(rows("SELECT id, at, price, day FROM orders ORDER BY id"))
                .containsExactly(
                        "id|at|price|day", "1|2026-11-22 10:00:00.000|1.50|1", "2|2026-11-22 11:30:00.250|null|2");
        assertThat(types("SELECT id, at, price, day, note FROM orders"))
                .isEqualTo("id bigint, at timestamp, price decimal, day integer, note varchar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM orders",
                "SELECT count(*) FROM lab.orders",
                "SELECT count(*) FROM awsdatacatalog.lab.orders;",
                "SELECT count(*) FROM \"AwsDataCatalog\".\"lab\".\"orders\" -- all of them",
                "WITH o AS (SELECT * FROM \"lab\".\"orders\") SELECT count(*) FROM o"
            })
    void aTableGoesByAllItsNames(String sql) {
        orders();
        assertThat(rows(sql)).containsExactly("_col0", "2");
    }

    @Test
    void aPartitionThatIsNotRegisteredIsNotRead() {
        orders();
        lake.parquet("lake", "orders/day=3/c.parquet", "SELECT 3::BIGINT AS id");
        assertThat(rows("SELECT count(*) FROM orders")).containsExactly("_col0", "2");
        succeed("MSCK REPAIR TABLE orders");
        assertThat(rows("SELECT count(*) FROM orders")).containsExactly("_col0", "3");
    }

    @Test
    void aPartitionMayLieAnywhere() {
        orders();
        lake.parquet("lake", "elsewhere/c.parquet", "SELECT 9::BIGINT AS id");
        succeed("ALTER TABLE orders ADD PARTITION (day = 9) LOCATION 's3://lake/elsewhere/'");
        assertThat(rows("SELECT id FROM orders WHERE day = 9")).containsExactly("id", "9");
    }

    @Test
    void aTableWithoutFilesIsEmpty() {
        succeed("CREATE EXTERNAL TABLE nothing (id bigint) STORED AS PARQUET LOCATION 's3://lake/nothing/'");
        assertThat(rows("SELECT * FROM nothing")).containsExactly("id");
    }

    @Test
    void jsonLinesAndCsvAreTablesToo() {
        lake.text("lake", "events/a.json", "{\"ID\":1,\"n\":{\"x\":[1,2]}}\n{\"ID\":2}\n");
        lake.text("lake", "people/a.csv", "id,name\n1,\"Ann, B\"\n2,Bob\n");
        succeed(
                "CREATE EXTERNAL TABLE events (id int, n struct<x:array<int>>, gone string) ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe' LOCATION 's3://lake/events/'");
        succeed(
                "CREATE EXTERNAL TABLE people (id int, name string) ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde' LOCATION 's3://lake/people/' TBLPROPERTIES ('skip.header.line.count'='1')");
        assertThat(rows("SELECT id, n, gone FROM events ORDER BY id"))
                .containsExactly("id|n|gone", "1|{x=[1, 2]}|null", "2|null|null");
        assertThat(rows("SELECT * FROM people ORDER BY id")).containsExactly("id|name", "1|Ann, B", "2|Bob");
    }

    @Test
    void aTypeThatTheFilesDoNotHaveIsBadData() {
        lake.parquet("lake", "bad/a.parquet", "SELECT 'x' AS id");
        succeed("CREATE EXTERNAL TABLE bad (id bigint) STORED AS PARQUET LOCATION 's3://lake/bad/'");
        assertThat(failure("SELECT id FROM bad")).startsWith("HIVE_BAD_DATA: Field id's type VARCHAR in parquet file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SELECT * FROM nope              | TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.lab.nope' does not exist
                    SELECT * FROM x.nope            | SCHEMA_NOT_FOUND: line 1:15: Schema 'x' does not exist
                    SELECT nope FROM orders         | COLUMN_NOT_FOUND: line 1:8: Column 'nope' cannot be resolved or requester is not authorized to access requested resources
                    SELECT nope(1)                  | FUNCTION_NOT_FOUND: line 1:8: Function 'nope' not registered
                    SELECT 1 FORM orders o          | SYNTAX_ERROR: line 1:15: mismatched input 'orders'
                    DELETE FROM orders              | NOT_SUPPORTED: the embedded Athena does not execute DELETE statements of this form
                    SELEC 1                         | SYNTAX_ERROR: line 1:1: mismatched input 'SELEC'
                    """)
    void aFailureSaysWhatIsWrongInAthenasWords(String sql, String reason) {
        orders();
        assertThat(failure(sql)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    7 / 2                                                       | 3
                    approx_distinct(1)                                          | 1
                    from_unixtime(1.5)                                          | 1970-01-01 00:00:01.500 UTC
                    to_unixtime(timestamp '1970-01-01 00:00:02')                | 2.0
                    date_parse('2026-11-22 10:05:07', '%Y-%m-%d %H:%i:%s')      | 2026-11-22 10:05:07.000
                    date_format(timestamp '2026-11-22 10:05:07', '%Y/%m %H:%i') | 2026/11 10:05
                    date_add('day', 2, date '2026-11-22')                       | 2026-11-24
                    date_diff('day', date '2026-11-20', date '2026-11-22')      | 2
                    json_extract_scalar('{"a":{"b":1}}', '$.a.b')               | 1
                    regexp_like('abc', 'b')                                     | true
                    cardinality(map(array['k'], array[1]))                      | 1
                    cast('x' as varbinary)                                      | 78
                    array[1, null]                                              | [1, null]
                    sum(x) FROM (VALUES (1), (2)) AS t(x)                       | 3
                    """)
    void functionsAndOperatorsAreTrinos(String expression, String expected) {
        assertThat(rows("SELECT " + expression).getLast()).isEqualTo(expected);
    }

    @Test
    void sumsOfIntegersAreBigints() {
        assertThat(types("SELECT sum(x) AS s FROM (VALUES (1)) AS t(x)")).isEqualTo("s bigint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_text('/etc/hostname')",
                "SELECT * FROM \"read_csv\" ('/etc/hostname')",
                "SELECT * FROM '/etc/hostname'",
                "SELECT * FROM '%s/buckets/lake/secret.csv'",
                "SELECT * FROM read_csv_auto('%s/buckets/lake/secret.csv')",
                "SELECT * FROM glob('/etc/*')",
                "SELECT * FROM query('SELECT 1')",
                "SELECT getenv('HOME')",
                "COPY (SELECT 1) TO '%s/out.csv'",
                "ATTACH '%s/out.db'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET memory_limit = '10GB'",
                "PRAGMA database_list",
                "EXPLAIN ANALYZE COPY (SELECT 1) TO '%s/out.csv'",
                "CREATE TABLE t AS SELECT 1"
            })
    void sqlReachesNothingButTheTables(String sql) throws IOException {
        lake.text("lake", "secret.csv", "a\n1\n");
        assertThat(failure(sql.replace("%s", data.toString()))).doesNotContain("root:");
        try (var files = Files.list(data)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .isSubsetOf("buckets", "glue", "athena", "spill");
        }
    }

    @Test
    void severalStatementsAreRefusedAtOnce() {
        AwsException refusal = refusal("StartQueryExecution", "{QueryString:'SELECT 1; COPY x TO y'}");
        assertThat(refusal.code()).isEqualTo("InvalidRequestException");
        assertThat(refusal).hasMessageStartingWith("Only one sql statement is allowed.");
    }

    @Test
    void theResultIsAlsoWrittenWhereTheRequestSays() {
        String id = start(
                "{QueryString:'SELECT 1 AS a, NULL AS b, chr(34) AS c',ResultConfiguration:{OutputLocation:'s3://lake/results'}}");
        JsonNode query = await(id);
        assertThat(query.path("ResultConfiguration").path("OutputLocation").asText())
                .isEqualTo("s3://lake/results/" + id + ".csv");
        assertThat(lake.read("lake", "results/" + id + ".csv")).isEqualTo("\"a\",\"b\",\"c\"\n\"1\",,\"\"\"\"\n");
    }

    @Test
    void aWorkgroupThatInsistsDecidesWhereResultsGo() {
        call(
                "CreateWorkGroup",
                "{Name:'w',Configuration:{EnforceWorkGroupConfiguration:true,ResultConfiguration:{OutputLocation:'s3://lake/w/'}}}");
        String id = start("{QueryString:'SELECT 1',WorkGroup:'w',ResultConfiguration:{OutputLocation:'s3://lake/r/'}}");
        assertThat(await(id).path("ResultConfiguration").path("OutputLocation").asText())
                .isEqualTo("s3://lake/w/" + id + ".csv");
        assertThat(call("ListQueryExecutions", "{WorkGroup:'w'}").path("QueryExecutionIds"))
                .hasSize(1);
    }

    @Test
    void aWorkgroupWithoutAnOutputLocationNeedsOneInTheRequest() {
        call("CreateWorkGroup", "{Name:'w'}");
        assertThat(refusal("StartQueryExecution", "{QueryString:'SELECT 1',WorkGroup:'w'}"))
                .hasMessageStartingWith("No output location provided.");
        assertThat(refusal("GetWorkGroup", "{WorkGroup:'nope'}")).hasMessage("WorkGroup nope is not found.");
    }

    @Test
    void aWorkGroupThatIsNotEmptyIsDeletedWithItsContentsOrNotAtAll() {
        call("CreateWorkGroup", "{Name:'w'}");
        String query = call("CreateNamedQuery", "{Name:'q',Database:'d',QueryString:'SELECT 1',WorkGroup:'w'}")
                .path("NamedQueryId")
                .asText();
        call("CreatePreparedStatement", "{StatementName:'s',WorkGroup:'w',QueryStatement:'SELECT ?'}");
        assertThat(refusal("DeleteWorkGroup", "{WorkGroup:'w'}")).hasMessage("WorkGroup w is not empty");
        call("DeleteWorkGroup", "{WorkGroup:'w',RecursiveDeleteOption:true}");
        assertThat(refusal("GetNamedQuery", "{NamedQueryId:'" + query + "'}")).hasMessageContaining("was not found");
        call("CreateWorkGroup", "{Name:'w'}");
        assertThat(call("ListPreparedStatements", "{WorkGroup:'w'}").path("PreparedStatements"))
                .isEmpty();
        assertThat(call("GetWorkGroup", "{WorkGroup:'w'}")
                        .path("WorkGroup")
                        .path("Configuration")
                        .path("PublishCloudWatchMetricsEnabled")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void theSameTokenIsTheSameQuery() {
        String token = "ClientRequestToken:'0123456789012345678901234567890123456789'";
        String id = start("{QueryString:'SELECT 1'," + token + "}");
        assertThat(start("{QueryString:'SELECT 1'," + token + "}")).isEqualTo(id);
        assertThat(refusal("StartQueryExecution", "{QueryString:'SELECT 2'," + token + "}"))
                .hasMessage("Idempotent parameters do not match");
    }

    @Test
    void resultsComeInPagesWithTheHeaderOnTheFirst() {
        String id = start("{QueryString:'SELECT * FROM (VALUES (1), (2), (3)) AS t(x) ORDER BY x'}");
        await(id);
        JsonNode first = call("GetQueryResults", "{QueryExecutionId:'" + id + "',MaxResults:2}");
        assertThat(texts(first)).containsExactly("x", "1");
        JsonNode second = call(
                "GetQueryResults",
                "{QueryExecutionId:'" + id + "',MaxResults:2,NextToken:'"
                        + first.path("NextToken").asText() + "'}");
        assertThat(texts(second)).containsExactly("2", "3");
        assertThat(second.has("NextToken")).isFalse();
    }

    @Test
    void aLongQueryIsStopped() {
        String id = start("{QueryString:'SELECT count(*) FROM range(1000000000) a, range(1000000000) b'}");
        call("StopQueryExecution", "{QueryExecutionId:'" + id + "'}");
        assertThat(await(id).path("Status").path("State").asText()).isEqualTo("CANCELLED");
        assertThat(refusal("GetQueryResults", "{QueryExecutionId:'" + id + "'}"))
                .hasMessage("Query did not finish successfully. Final query state: CANCELLED");
    }

    @Test
    void parametersTakeThePlaceOfQuestionMarks() {
        String id = start("{QueryString:'SELECT ? AS a, ? AS b, \\'?\\' AS c',ExecutionParameters:['5','it\\'s']}");
        await(id);
        assertThat(texts(call("GetQueryResults", "{QueryExecutionId:'" + id + "'}")))
                .containsExactly("a|b|c", "5|it's|?");
    }

    @Test
    void definitionsWorkOnTheCatalog() {
        orders();
        assertThat(rows("SHOW TABLES IN lab")).containsExactly("orders");
        assertThat(rows("SHOW DATABASES")).containsExactly("lab");
        assertThat(rows("SHOW PARTITIONS lab.orders")).containsExactly("day=1", "day=2");
        assertThat(rows("DESCRIBE orders").getFirst()).isEqualTo("id|bigint|key");
        succeed("DROP TABLE IF EXISTS nope");
        succeed("DROP TABLE lab.orders");
        assertThat(rows("SHOW TABLES")).isEmpty();
        assertThat(failure("DROP TABLE orders")).contains("EntityNotFoundException");
    }

    @Test
    void metadataIsShownThroughAthena() {
        orders();
        assertThat(call("GetTableMetadata", "{CatalogName:'AwsDataCatalog',DatabaseName:'lab',TableName:'orders'}")
                        .path("TableMetadata")
                        .path("PartitionKeys")
                        .findValuesAsText("Name"))
                .containsExactly("day");
        assertThat(refusal("GetTableMetadata", "{CatalogName:'AwsDataCatalog',DatabaseName:'lab',TableName:'x'}")
                        .code())
                .isEqualTo("MetadataException");
        assertThat(call("ListDatabases", "{CatalogName:'AwsDataCatalog'}").path("DatabaseList"))
                .hasSize(1);
    }

    @Test
    void namedQueriesAreKept() {
        String id = call("CreateNamedQuery", "{Name:'n',Database:'lab',QueryString:'SELECT 1'}")
                .path("NamedQueryId")
                .asText();
        assertThat(call("GetNamedQuery", "{NamedQueryId:'" + id + "'}")
                        .path("NamedQuery")
                        .path("QueryString")
                        .asText())
                .isEqualTo("SELECT 1");
        assertThat(call("ListNamedQueries", "{}").path("NamedQueryIds")).hasSize(1);
        call("DeleteNamedQuery", "{NamedQueryId:'" + id + "'}");
        assertThat(refusal("GetNamedQuery", "{NamedQueryId:'" + id + "'}").code())
                .isEqualTo("InvalidRequestException");
    }
}
