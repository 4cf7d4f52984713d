package dev.weir.local.glue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
    private static final String T = "DatabaseName:'lab',TableName:'t'";

    @TempDir
    Path data;

    private Glue glue;

    @BeforeEach
    void open() {
        glue = new Glue(data);
        glue.call("CreateDatabase", "{DatabaseInput:{Name:'Lab',Description:'d'},Tags:{a:'1'}}");
    }

    @AfterEach
    void close() {
        glue.close();
    }

    @Test
    void namesAreFoldedToLowerCase() {
        JsonNode database = glue.call("GetDatabase", "{Name:'LAB'}").path("Database");
        assertThat(database.path("Name").asText()).isEqualTo("lab");
        assertThat(database.path("CatalogId").asText()).isEqualTo("123456789012");
    }

    @Test
    void aSecondDatabaseOfTheSameNameIsRefused() {
        AwsException refusal = glue.refusal("CreateDatabase", "{DatabaseInput:{Name:'lab'}}");
        assertThat(refusal.code()).isEqualTo("AlreadyExistsException");
        assertThat(refusal).hasMessage("Database already exists.");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(glue.refusal("GetDatabase", "{Name:'nope'}")).hasMessage("Database nope not found.");
        assertThat(glue.refusal("GetTable", "{DatabaseName:'nope',Name:'t'}")).hasMessage("Database nope not found.");
        assertThat(glue.refusal("GetTable", "{DatabaseName:'lab',Name:'t'}")).hasMessage("Table t not found.");
    }

    @Test
    void aDeletedDatabaseTakesItsTablesAndTagsAlong() {
        createTable("t", "");
        glue.call("DeleteDatabase", "{Name:'lab'}");
        glue.call("CreateDatabase", "{DatabaseInput:{Name:'lab'}}");
        assertThat(tables("")).isEmpty();
        assertThat(glue.call("GetTags", "{ResourceArn:'arn:aws:glue:eu-west-1:123456789012:database/lab'}")
                        .path("Tags"))
                .isEmpty();
    }

    @Test
    void aTableStartsAtVersionZeroAndAnUpdateReplacesAllOfIt() {
        createTable("t", ",Parameters:{a:'1'},Description:'d'");
        glue.call("UpdateTable", "{DatabaseName:'lab',TableInput:{Name:'t',Parameters:{b:'2'}},VersionId:'0'}");
        JsonNode table = table("t");
        assertThat(table.path("VersionId").asText()).isEqualTo("1");
        assertThat(table.has("Description")).isFalse();
        assertThat(table.path("Parameters")).isEqualTo(Glue.tree("{b:'2'}"));
    }

    @Test
    void aStaleVersionIdIsRefused() {
        createTable("t", "");
        glue.call("UpdateTable", "{DatabaseName:'lab',TableInput:{Name:'t'}}");
        assertThat(glue.refusal("UpdateTable", "{DatabaseName:'lab',TableInput:{Name:'t'},VersionId:'0'}")
                        .code())
                .isEqualTo("ConcurrentModificationException");
    }

    @Test
    void updatesArchiveUnlessToldNotTo() {
        createTable("t", "");
        glue.call("UpdateTable", "{DatabaseName:'lab',TableInput:{Name:'t'}}");
        glue.call("UpdateTable", "{DatabaseName:'lab',TableInput:{Name:'t'},SkipArchive:true}");
        assertThat(versions()).containsExactly("2", "0");
        glue.call("BatchDeleteTableVersion", "{" + T + ",VersionIds:['0','7']}");
        assertThat(versions()).containsExactly("2");
    }

    @Test
    void tablesArePagedByHundred() {
        for (int i = 0; i < 101; i++) {
            createTable("t%03d".formatted(i), "");
        }
        ObjectNode page = glue.call("GetTables", "{DatabaseName:'lab'}");
        assertThat(page.path("TableList")).hasSize(100);
        ObjectNode rest = glue.call(
                "GetTables",
                "{DatabaseName:'lab',NextToken:'" + page.path("NextToken").asText() + "'}");
        assertThat(rest.path("TableList").findValuesAsText("Name")).containsExactly("t100");
    }

    @Test
    void anExpressionSelectsTablesByName() {
        createTable("orders", "");
        createTable("order_lines", "");
        createTable("users", "");
        assertThat(tables(",Expression:'order.*'")).containsExactly("order_lines", "orders");
        assertThat(tables(",Expression:'*users*'")).containsExactly("users");
    }

    @Test
    void batchDeleteReportsWhatWasNotThere() {
        createTable("t", "");
        ObjectNode answer = glue.call("BatchDeleteTable", "{DatabaseName:'lab',TablesToDelete:['t','nope']}");
        assertThat(answer.path("Errors").findValuesAsText("TableName")).containsExactly("nope");
        assertThat(tables("")).isEmpty();
    }

    @Test
    void aTableThatRefersToASchemaIsReadWithItsColumns() {
        glue.service.handle(
                "CreateSchema",
                Glue.tree("{SchemaName:'s',DataFormat:'JSON'}")
                        .put(
                                "SchemaDefinition",
                                "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\",\"description\":\"key\"},\"at\":{\"type\":\"string\"}}}"),
                Glue.CALLER);
        createTable(
                "t",
                ",StorageDescriptor:{Columns:[],SchemaReference:{SchemaId:{SchemaName:'s',RegistryName:'default-registry'},SchemaVersionNumber:1}}");
        assertThat(table("t").path("StorageDescriptor").path("Columns"))
                .isEqualTo(Glue.tree("{c:[{Name:'id',Type:'bigint',Comment:'key'},{Name:'at',Type:'string'}]}")
                        .path("c"));
    }

    @Test
    void aTableThatRefersToAMissingSchemaIsReadWithoutColumns() {
        createTable("t", ",StorageDescriptor:{SchemaReference:{SchemaId:{SchemaName:'nope'},SchemaVersionNumber:1}}");
        assertThat(table("t").path("StorageDescriptor").path("Columns")).isEmpty();
    }

    @Test
    void aPartitionNeedsAValueForEachKey() {
        createPartitioned();
        assertThat(glue.refusal("CreatePartition", "{" + T + ",PartitionInput:{Values:['2026']}}"))
                .hasMessage("The number of partition keys do not match the number of partition values");
    }

    @Test
    void aPartitionIsThereOnce() {
        createPartitioned();
        ObjectNode answer = glue.call("BatchCreatePartition", "{" + T + ",PartitionInputList:[{Values:['2026','1']}]}");
        assertThat(answer.path("Errors")
                        .get(0)
                        .path("ErrorDetail")
                        .path("ErrorCode")
                        .asText())
                .isEqualTo("AlreadyExistsException");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    year = '2026'                              | 2026/1 2026/10 2026/9
                    month > 9                                  | 2026/10
                    month between 1 and 9 and year >= '2026'   | 2026/1 2026/9
                    not (month = 9 or year < '2026')           | 2026/1 2026/10
                    month in (10, 3)                           | 2025/3 2026/10
                    year like '%5'                             | 2025/3
                    year not in ('2026')                       | 2025/3
                    """)
    void partitionsAreSelectedByAnExpression(String expression, String expected) {
        createPartitioned();
        ObjectNode input = Glue.tree("{" + T + "}").put("Expression", expression);
        List<String> found = glue.service
                .handle("GetPartitions", input, Glue.CALLER)
                .path("Partitions")
                .valueStream()
                .map(partition -> partition.path("Values").get(0).asText() + "/"
                        + partition.path("Values").get(1).asText())
                .sorted()
                .toList();
        assertThat(String.join(" ", found)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = "year =\n nope = 1\n year = 1 or\n (year = 1\n month = 'x'")
    void anExpressionThatCannotBeReadIsRefused(String expression) {
        createPartitioned();
        ObjectNode input = Glue.tree("{" + T + "}").put("Expression", expression);
        assertThat(glue.refusal("GetPartitions", input.toString()).code()).isEqualTo("InvalidInputException");
    }

    @Test
    void partitionsAreReadReplacedAndDeletedByTheirValues() {
        createPartitioned();
        glue.call(
                "UpdatePartition",
                "{" + T + ",PartitionValueList:['2026','9'],PartitionInput:{Values:['2026','9'],Parameters:{a:'1'}}}");
        assertThat(glue.call("GetPartition", "{" + T + ",PartitionValues:['2026','9']}")
                        .path("Partition")
                        .path("Parameters"))
                .isEqualTo(Glue.tree("{a:'1'}"));
        glue.call("DeletePartition", "{" + T + ",PartitionValues:['2026','9']}");
        assertThat(glue.refusal("GetPartition", "{" + T + ",PartitionValues:['2026','9']}"))
                .hasMessage("Cannot find partition.");
        assertThat(glue.call(
                                "BatchGetPartition",
                                "{" + T + ",PartitionsToGet:[{Values:['2026','1']},{Values:['1','1']}]}")
                        .path("Partitions"))
                .hasSize(1);
    }

    private void createPartitioned() {
        createTable("t", ",PartitionKeys:[{Name:'year',Type:'string'},{Name:'month',Type:'int'}]");
        glue.call(
                "BatchCreatePartition",
                "{" + T
                        + ",PartitionInputList:[{Values:['2025','3']},{Values:['2026','1']},{Values:['2026','9']},{Values:['2026','10']}]}");
    }

    @Test
    void anIndexOverPartitionsIsBuiltAndTakenAwayInItsOwnTime() {
        createTable("t", ",PartitionKeys:[{Name:'year',Type:'int'},{Name:'day',Type:'string'}]");
        glue.call("CreatePartitionIndex", "{" + T + ",PartitionIndex:{IndexName:'i',Keys:['year']}}");
        assertThat(indexes()).isEqualTo("i CREATING int;");
        assertThat(glue.refusal("DeletePartitionIndex", "{" + T + ",IndexName:'i'}")
                        .code())
                .isEqualTo("ConflictException");
        glue.settle();
        assertThat(indexes()).isEqualTo("i ACTIVE int;");
        glue.call("DeletePartitionIndex", "{" + T + ",IndexName:'i'}");
        assertThat(indexes()).isEqualTo("i DELETING int;");
        glue.settle();
        assertThat(indexes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "year, i, AlreadyExistsException",
        "month, n, InvalidInputException",
        "day, n, ''",
    })
    void anIndexHasANewNameAndIsOverPartitionKeys(String key, String name, String code) {
        createTable("t", ",PartitionKeys:[{Name:'year',Type:'int'},{Name:'day',Type:'string'}]");
        glue.call("CreatePartitionIndex", "{" + T + ",PartitionIndex:{IndexName:'i',Keys:['year']}}");
        AwsException refusal = glue.refusal(
                "CreatePartitionIndex", "{" + T + ",PartitionIndex:{IndexName:'" + name + "',Keys:['" + key + "']}}");
        assertThat(refusal == null ? "" : refusal.code()).isEqualTo(code);
    }

    @Test
    void aTableHasUpToThreeIndexes() {
        createTable("t", ",PartitionKeys:[{Name:'year',Type:'int'}]");
        for (String name : List.of("a", "b", "c")) {
            glue.call("CreatePartitionIndex", "{" + T + ",PartitionIndex:{IndexName:'" + name + "',Keys:['year']}}");
        }
        assertThat(glue.refusal("CreatePartitionIndex", "{" + T + ",PartitionIndex:{IndexName:'d',Keys:['year']}}")
                        .code())
                .isEqualTo("ResourceNumberLimitExceededException");
    }

    private String indexes() {
        StringBuilder shown = new StringBuilder();
        for (JsonNode index : glue.call("GetPartitionIndexes", "{" + T + "}").path("PartitionIndexDescriptorList")) {
            shown.append("%s %s %s;"
                    .formatted(
                            index.path("IndexName").asText(),
                            index.path("IndexStatus").asText(),
                            index.path("Keys").path(0).path("Type").asText()));
        }
        return shown.toString();
    }

    private void createTable(String name, String more) {
        glue.call("CreateTable", "{DatabaseName:'lab',TableInput:{Name:'" + name + "'" + more + "}}");
    }

    private JsonNode table(String name) {
        return glue.call("GetTable", "{DatabaseName:'lab',Name:'" + name + "'}").path("Table");
    }

    private List<String> tables(String more) {
        return glue.call("GetTables", "{DatabaseName:'lab'" + more + "}")
                .path("TableList")
                .findValuesAsText("Name");
    }

    private List<String> versions() {
        return glue.call("GetTableVersions", "{" + T + "}")
                .path("TableVersions")
                .valueStream()
                .map(version -> version.path("VersionId").asText())
                .toList();
    }
}
