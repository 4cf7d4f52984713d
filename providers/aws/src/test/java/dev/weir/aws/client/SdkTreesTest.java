package dev.weir.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;
import software.amazon.awssdk.services.glue.model.CreateTableRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;

@DisplayName("Trees and SDK objects")
final class SdkTreesTest {
    private static ObjectNode tree(String json) throws Exception {
        return (ObjectNode) new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(json);
    }

    @Test
    void a_tree_survives_the_way_there_and_back() throws Exception {
        ObjectNode input = tree("""
                {"DatabaseName": "d", "TableInput": {"Name": "t", "Retention": 3, "Parameters": {"aB": "1"},
                 "LastAccessTime": "2026-01-02T03:04:05.678Z", "PartitionKeys": [],
                 "StorageDescriptor": {"Compressed": false, "Columns": [{"Name": "a", "Type": "int"}],
                   "SchemaReference": {"SchemaVersionNumber": 7}}}}
                """);
        Object request = AwsCalls.request("glue:CreateTable", input);
        assertThat(request).isInstanceOf(CreateTableRequest.class);
        assertThat(new ObjectMapper().readTree(SdkTrees.of((SdkPojo) request).toString()))
                .isEqualTo(input);
    }

    @Test
    void bytes_travel_as_base64() throws Exception {
        PutRecordRequest request = (PutRecordRequest)
                AwsCalls.request("kinesis:PutRecord", tree("{\"Data\": \"aGVsbG8=\", \"PartitionKey\": \"1\"}"));
        assertThat(request.data().asUtf8String()).isEqualTo("hello");
        assertThat(SdkTrees.of(request).path("Data").asText()).isEqualTo("aGVsbG8=");
    }

    @Test
    void a_member_that_the_api_does_not_know_is_refused_with_its_place() {
        assertThatThrownBy(() ->
                        AwsCalls.request("glue:CreateTable", tree("{\"TableInput\": {\"Name\": \"t\", \"Nmae\": 1}}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("glue:CreateTable.TableInput.Nmae");
    }

    @Test
    void an_operation_that_the_sdk_does_not_know_is_refused() {
        assertThatThrownBy(() -> AwsCalls.request("glue:Frobnicate", AwsCalls.tree()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("glue:Frobnicate");
    }

    @Test
    void properties_are_spelled_as_the_api_does_and_keys_of_maps_stay() throws Exception {
        ObjectNode spelled = AwsCalls.spell(
                "glue:CreateCrawler",
                tree("{\"targets\": {\"s3Targets\": [{\"path\": \"p\"}], \"dynamoDBTargets\": [{\"scanAll\": true}]},"
                        + " \"tags\": {\"myKey\": \"v\"}}"));
        assertThat(spelled)
                .isEqualTo(tree("{\"Targets\": {\"S3Targets\": [{\"Path\": \"p\"}], \"DynamoDBTargets\":"
                        + " [{\"scanAll\": true}]}, \"Tags\": {\"myKey\": \"v\"}}"));
    }

    @Test
    void acronyms_become_lower_case_as_a_whole() {
        assertThat(Spelling.CAMEL.of("SSEAlgorithm")).isEqualTo("sseAlgorithm");
        assertThat(Spelling.CAMEL.of("KMSMasterKeyID")).isEqualTo("kmsMasterKeyID");
        assertThat(Spelling.CAMEL.of("StreamARN")).isEqualTo("streamARN");
        assertThat(Spelling.CAMEL.of("S3Targets")).isEqualTo("s3Targets");
        assertThat(Spelling.CAMEL.of("ID")).isEqualTo("id");
        assertThat(Spelling.CAMEL.of("scanAll")).isEqualTo("scanAll");
    }

    private static void assertRefused(String operation, String input, String place, String reason) {
        assertThatThrownBy(() -> AwsCalls.request(operation, tree(input)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(operation + "." + place)
                .hasMessageContaining(reason);
    }

    @Test
    void a_number_that_its_member_cannot_hold_is_refused_and_never_narrowed() {
        assertRefused("glue:CreateJob", "{\"Timeout\": 4294967306}", "Timeout", "32-bit integer, not 4294967306");
        assertRefused("glue:CreateJob", "{\"Timeout\": 1.5}", "Timeout", "32-bit integer, not 1.5");
        assertRefused("glue:CreateJob", "{\"Timeout\": \"7\"}", "Timeout", "a number, not STRING");
        assertRefused("glue:CreateJob", "{\"Timeout\": true}", "Timeout", "a number, not BOOLEAN");
        assertRefused("glue:CreateJob", "{\"MaxCapacity\": 1e400}", "MaxCapacity", "double precision");
        assertRefused(
                "glue:CreateJob", "{\"MaxCapacity\": 0.12345678901234567890123}", "MaxCapacity", "double precision");
        assertRefused("s3:ListObjectVersions", "{\"MaxKeys\": 9223372036854775808}", "MaxKeys", "32-bit integer");
    }

    @Test
    void a_text_or_a_truth_takes_nothing_else() {
        assertRefused("glue:CreateJob", "{\"Name\": 7}", "Name", "a text, not NUMBER");
        assertRefused(
                "glue:CreateJob", "{\"JobRunQueuingEnabled\": \"false\"}", "JobRunQueuingEnabled", "true or false");
    }

    @Test
    void whole_numbers_are_whole_in_any_notation_and_decimals_stay_as_written() throws Exception {
        CreateJobRequest job = (CreateJobRequest)
                AwsCalls.request("glue:CreateJob", tree("{\"Timeout\": 4.8e2, \"MaxCapacity\": 0.0625}"));
        assertThat(job.timeout()).isEqualTo(480);
        assertThat(job.maxCapacity()).isEqualTo(0.0625);
        CreateTableRequest table = (CreateTableRequest)
                AwsCalls.request("glue:CreateTable", tree("{\"TableInput\": {\"Retention\": 2147483647}}"));
        assertThat(table.tableInput().retention()).isEqualTo(Integer.MAX_VALUE);
    }
}
