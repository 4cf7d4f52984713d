package dev.weir.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.operation.Trees;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that make something which later ones use. */
class StatementsTest extends AthenaFixture {
    @BeforeEach
    void carts() {
        lake.text("lake", "carts/a.json", "{\"id\":1,\"city\":\"Rome\"}\n{\"id\":2,\"city\":\"Oslo\"}\n");
        succeed("CREATE EXTERNAL TABLE carts (id int, city string) ROW FORMAT SERDE"
                + " 'org.openx.data.jsonserde.JsonSerDe' LOCATION 's3://lake/carts/'");
    }

    @Test
    void aViewIsReadLikeATable() {
        succeed("CREATE VIEW romans AS SELECT id, concat(city, '!') AS city FROM carts WHERE city = 'Rome'");
        succeed("CREATE VIEW ids AS SELECT r.id FROM romans r");
        assertThat(rows("SELECT * FROM romans")).containsExactly("id|city", "1|Rome!");
        assertThat(rows("SELECT * FROM ids")).containsExactly("id", "1");
        assertThat(rows("SHOW VIEWS")).containsExactly("ids", "romans");
        assertThat(rows("SHOW CREATE VIEW romans").getFirst()).isEqualTo("CREATE VIEW lab.romans AS");
        assertThat(rows("DESCRIBE romans")).containsExactly("id|int|", "city|string|");
    }

    @Test
    void aViewIsReadFromAnotherDatabase() {
        succeed("CREATE DATABASE other");
        succeed("CREATE VIEW other.romans AS SELECT id FROM carts WHERE city = 'Rome'");
        assertThat(rows("SELECT * FROM other.romans")).containsExactly("id", "1");
    }

    @Test
    void aViewIsReplacedOnlyWhereTheStatementSaysSo() {
        succeed("CREATE VIEW v AS SELECT 1 AS x");
        assertThat(failure("CREATE VIEW v AS SELECT 2 AS x")).isEqualTo("ALREADY_EXISTS: View already exists: lab.v");
        succeed("CREATE OR REPLACE VIEW v AS SELECT 2 AS y");
        assertThat(rows("SELECT * FROM v")).containsExactly("y", "2");
        succeed("DROP VIEW v");
        assertThat(failure("DROP VIEW v")).isEqualTo("TABLE_NOT_FOUND: View 'lab.v' does not exist");
        succeed("DROP VIEW IF EXISTS v");
    }

    @Test
    void aViewIsKeptAsAthenaKeepsIt() {
        succeed("CREATE VIEW v AS SELECT id FROM carts");
        JsonNode table = glue.handle(
                        "GetTable", Trees.object().put("DatabaseName", "lab").put("Name", "v"), CALLER)
                .path("Table");
        assertThat(table.path("TableType").asText()).isEqualTo("VIRTUAL_VIEW");
        assertThat(table.path("ViewOriginalText").asText()).startsWith("/* Presto View: ey");
        assertThat(table.path("Parameters").path("presto_view").asText()).isEqualTo("true");
    }

    @Test
    void viewsThatReadEachOtherFail() {
        succeed("CREATE VIEW a AS SELECT id FROM carts");
        succeed("CREATE VIEW b AS SELECT id FROM a");
        succeed("CREATE OR REPLACE VIEW a AS SELECT id FROM b");
        assertThat(failure("SELECT * FROM a")).contains("does not exist");
    }

    @Test
    void aColumnOfAViewNeedsAName() {
        assertThat(failure("CREATE VIEW v AS SELECT count(*) FROM carts"))
                .isEqualTo("MISSING_COLUMN_NAME: Column name not specified at position 1");
    }

    @Test
    void aTableIsMadeOfAQuerysRows() {
        succeed(
                "CREATE TABLE cities WITH (format = 'PARQUET', external_location = 's3://lake/cities/',"
                        + " partitioned_by = ARRAY['day']) AS SELECT id, city, date_format(date '2024-01-02', '%Y-%m-%d') AS day FROM carts");
        assertThat(rows("SELECT * FROM cities ORDER BY id"))
                .containsExactly("id|city|day", "1|Rome|2024-01-02", "2|Oslo|2024-01-02");
        assertThat(rows("SHOW PARTITIONS cities")).containsExactly("day=2024-01-02");
        assertThat(lake.files("lake", "cities/")).allMatch(file -> file.key().startsWith("cities/day=2024-01-02/"));
        assertThat(failure("CREATE TABLE cities AS SELECT 1 AS x"))
                .isEqualTo("TABLE_ALREADY_EXISTS: Table 'lab.cities' already exists");
        succeed("CREATE TABLE IF NOT EXISTS cities AS SELECT 1 AS x");
    }

    @Test
    void aTableIsNotMadeWhereFilesLieAlready() {
        assertThat(failure("CREATE TABLE t WITH (external_location = 's3://lake/carts/') AS SELECT 1 AS x"))
                .startsWith("HIVE_PATH_ALREADY_EXISTS: Target directory for table 'lab.t' already exists");
    }

    @Test
    void partitionKeysHaveToBeTheLastColumns() {
        assertThat(failure("CREATE TABLE t WITH (external_location = 's3://lake/t/', partitioned_by = ARRAY['id'])"
                        + " AS SELECT id, city FROM carts"))
                .startsWith("HIVE_COLUMN_ORDER_MISMATCH");
        assertThat(lake.files("lake", "t/")).isEmpty();
    }

    @Test
    void aFormatThatCannotBeWrittenIsRefused() {
        assertThat(failure("CREATE TABLE t WITH (format = 'ORC', external_location = 's3://lake/t/') AS SELECT 1 AS x"))
                .isEqualTo("NOT_SUPPORTED: the embedded Athena writes PARQUET and JSON, not orc");
        assertThat(failure("CREATE TABLE t WITH (table_type = 'ICEBERG') AS SELECT 1 AS x"))
                .isEqualTo("NOT_SUPPORTED: the embedded Athena does not support the table property table_type");
    }

    @Test
    void aTableThatTakesLongIsStoppedAndLeavesNothing() {
        String id = start(query("CREATE TABLE endless WITH (external_location = 's3://lake/endless/')"
                + " AS SELECT 1 AS x FROM range(1000000000) a, range(1000000000) b"));
        call("StopQueryExecution", "{QueryExecutionId:'" + id + "'}");
        assertThat(await(id).path("Status").path("State").asText()).isEqualTo("CANCELLED");
        assertThat(rows("SHOW TABLES")).containsExactly("carts");
        assertThat(lake.files("lake", "endless/")).isEmpty();
        if (Files.exists(data.resolve("spill"))) {
            assertThat(data.resolve("spill")).isEmptyDirectory();
        }
    }

    @Test
    void rowsAreInserted() {
        succeed("INSERT INTO carts SELECT id + 2, city FROM carts WHERE city = 'Oslo'");
        succeed("INSERT INTO carts (city, id) VALUES ('Bonn', 5)");
        assertThat(rows("SELECT * FROM carts ORDER BY id"))
                .containsExactly("id|city", "1|Rome", "2|Oslo", "4|Oslo", "5|Bonn");
        assertThat(failure("INSERT INTO carts VALUES (1)"))
                .isEqualTo("TYPE_MISMATCH: Insert query has 1 expressions but expected 2 columns");
        assertThat(failure("INSERT INTO absent VALUES (1)"))
                .isEqualTo("TABLE_NOT_FOUND: Table 'awsdatacatalog.lab.absent' does not exist");
    }

    @Test
    void aPreparedStatementIsExecutedWithItsValues() {
        succeed("PREPARE by_city FROM SELECT id FROM carts WHERE city = ? AND id < ?");
        assertThat(rows("EXECUTE by_city USING 'Rome', 9")).containsExactly("id", "1");
        assertThat(rows("EXECUTE by_city USING 'Oslo', 9")).containsExactly("id", "2");
        assertThat(failure("EXECUTE by_city USING 'Oslo'")).startsWith("INVALID_PARAMETER_USAGE");
        assertThat(call("GetPreparedStatement", "{StatementName:'by_city',WorkGroup:'primary'}")
                        .path("PreparedStatement")
                        .path("QueryStatement")
                        .asText())
                .isEqualTo("SELECT id FROM carts WHERE city = ? AND id < ?");
        succeed("DEALLOCATE PREPARE by_city");
        assertThat(failure("EXECUTE by_city USING 'Rome', 9"))
                .isEqualTo("NOT_FOUND: Prepared statement not found: by_city");
    }

    @Test
    void preparedStatementsAreKeptThroughTheApi() {
        String one = "{StatementName:'one',WorkGroup:'primary',QueryStatement:'SELECT 1 AS x'}";
        call("CreatePreparedStatement", one);
        assertThat(refusal("CreatePreparedStatement", one).code()).isEqualTo("InvalidRequestException");
        assertThat(rows("EXECUTE one")).containsExactly("x", "1");
        assertThat(call("ListPreparedStatements", "{WorkGroup:'primary'}").path("PreparedStatements"))
                .hasSize(1);
        call("DeletePreparedStatement", "{StatementName:'one',WorkGroup:'primary'}");
        assertThat(refusal("GetPreparedStatement", "{StatementName:'one',WorkGroup:'primary'}")
                        .code())
                .isEqualTo("ResourceNotFoundException");
    }

    @Test
    void aTablesDefinitionMakesTheSameTable() {
        String definition = String.join("\n", rows("SHOW CREATE TABLE carts"));
        succeed("DROP TABLE carts");
        succeed(definition);
        assertThat(rows("SELECT * FROM carts ORDER BY id")).containsExactly("id|city", "1|Rome", "2|Oslo");
        assertThat(String.join("\n", rows("SHOW CREATE TABLE carts"))).isEqualTo(definition);
    }

    @Test
    void aTableIsAltered() {
        succeed("ALTER TABLE carts ADD COLUMNS (note string)");
        succeed("ALTER TABLE carts SET TBLPROPERTIES ('owner' = 'shop')");
        assertThat(rows("DESCRIBE carts")).containsExactly("id|int|", "city|string|", "note|string|");
        assertThat(rows("SHOW TBLPROPERTIES carts('owner')")).containsExactly("shop");
        succeed("ALTER TABLE carts SET LOCATION 's3://lake/elsewhere/'");
        assertThat(rows("SELECT * FROM carts")).containsExactly("id|city|note");
    }

    @Test
    void theInformationSchemaIsRefusedRatherThanEmpty() {
        assertThat(failure("SELECT * FROM information_schema.tables"))
                .startsWith("NOT_SUPPORTED: the embedded Athena has no information_schema");
    }
}
