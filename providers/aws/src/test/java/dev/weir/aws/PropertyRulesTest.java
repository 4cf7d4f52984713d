package dev.weir.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsConfig;
import dev.weir.spi.PropertyRules;
import dev.weir.spi.TextPosition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Offline rules of the kinds")
final class PropertyRulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsProvider provider =
            new AwsProvider(AwsConfig.of(Optional.empty(), Optional.empty(), Optional.empty()));

    private static ObjectNode tree(String properties) {
        try {
            return (ObjectNode) JSON.readTree(properties);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(properties, e);
        }
    }

    private PropertyRules rules(String kind) {
        return (PropertyRules) provider.kinds().get(kind);
    }

    /** Each problem as {@code pointer: summary}. */
    private List<String> problems(String kind, String properties) {
        return rules(kind).check(tree(properties)).stream()
                .map(problem -> problem.pointer() + ": " + problem.diagnostic().summary())
                .toList();
    }

    private List<String> details(String kind, String properties) {
        return rules(kind).check(tree(properties)).stream()
                .map(problem -> problem.diagnostic().detail())
                .toList();
    }

    @Test
    void an_on_demand_stream_has_no_shard_count() {
        assertThat(problems("streams", """
                {"name": "a", "streamMode": "ON_DEMAND", "shardCount": 3}""")).containsExactly("/shardCount: An on-demand stream has no shard count");
        assertThat(problems("streams", """
                {"name": "a", "streamMode": "ON_DEMAND"}""")).isEmpty();
    }

    @Test
    void a_role_has_a_service_or_a_trust_policy() {
        assertThat(problems("roles", """
                {"name": "a", "service": "glue", "assumeRolePolicy": {"Version": "2012-10-17", "Statement":
                  {"Effect": "Allow", "Principal": {"Service": "glue.amazonaws.com"}, "Action": "sts:AssumeRole"}}}""")).containsExactly("/service: A role has a service or an assumeRolePolicy");
    }

    @Test
    void a_job_has_workers_or_a_capacity() {
        assertThat(problems("jobs", """
                {"name": "a", "role": "r", "command": {"name": "pythonshell", "scriptLocation": "s3://lake/b"},
                 "workerType": "G.1X", "numberOfWorkers": 2, "maxCapacity": 1}""")).containsExactly("/maxCapacity: A job has workers or a capacity");
    }

    @Test
    void a_job_has_a_pipeline_or_a_command() {
        assertThat(problems("jobs", """
                {"name": "a", "role": "r", "command": {"name": "glueetl", "scriptLocation": "s3://lake/b"},
                 "pipeline": {"from": "d/t", "to": {"path": "s3://lake/b/"}}}""")).containsExactly("/command: A job has a pipeline or a command");
    }

    @Test
    void an_object_has_content_or_a_source() {
        assertThat(problems("objects", """
                {"bucket": "bbb", "key": "k", "content": "x", "source": {"file": "a"}}""")).containsExactly("/source: An object has content or a source");
    }

    @Test
    void keys_in_kms_are_for_its_algorithms() {
        assertThat(problems("objects", """
                {"bucket": "bbb", "key": "k", "content": "x",
                 "encryption": {"sseAlgorithm": "AES256", "kmsMasterKeyID": "alias/k"}}""")).containsExactly("/encryption/kmsMasterKeyID: AES256 takes no key");
        assertThat(problems("jobs", job("""
                "pipeline": {"from": "d/t", "to": {"path": "s3://lake/b/",
                  "encryption": {"sseAlgorithm": "aws:kms:dsse", "kmsMasterKeyID": "alias/k", "bucketKeyEnabled": true}}}""")))
                .containsExactly("/pipeline/to/encryption/bucketKeyEnabled: A bucket key is for aws:kms only");
        assertThat(problems("jobs", job("""
                "pipeline": {"from": "d/t", "to": {"path": "s3://lake/b/",
                  "encryption": {"sseAlgorithm": "aws:kms", "kmsMasterKeyID": "alias/k", "bucketKeyEnabled": true}}}"""))).isEmpty();
    }

    @Test
    void a_partition_index_is_over_partition_keys_and_has_its_own_name() {
        assertThat(problems("tables", """
                {"database": "d", "name": "t", "partitionKeys": [{"name": "day"}],
                 "partitionIndexes": [{"indexName": "i", "keys": ["day"]}, {"indexName": "i", "keys": ["hour"]}]}"""))
                .containsExactly(
                        "/partitionIndexes/1/indexName: Two partition indexes have the same name",
                        "/partitionIndexes/1/keys: A partition index is over partition keys");
    }

    @Test
    void content_has_a_limit() {
        assertThat(problems(
                        "objects",
                        "{\"bucket\": \"bbb\", \"key\": \"k\", \"content\": \"" + "x".repeat((1 << 20) + 1) + "\"}"))
                .containsExactly("/content: The content is too long for a plan");
    }

    private static String job(String members) {
        return """
                {"name": "a", "role": "r", %s}""".formatted(members);
    }

    private static String command(String name, String members) {
        return job("\"command\": {\"name\": \"%s\", \"scriptLocation\": \"s3://lake/b\"}, %s".formatted(name, members));
    }

    @Test
    void only_a_streaming_job_has_no_time_limit() {
        assertThat(problems("jobs", command("glueetl", "\"timeout\": 0")))
                .containsExactly("/timeout: A batch job has a time limit");
        assertThat(problems("jobs", command("gluestreaming", "\"timeout\": 0"))).isEmpty();
        assertThat(problems("jobs", job("\"pipeline\": {}, \"timeout\": 0"))).isEmpty();
    }

    @Test
    void spare_capacity_is_for_batch_jobs() {
        assertThat(problems("jobs", command("gluestreaming", "\"executionClass\": \"FLEX\"")))
                .containsExactly("/executionClass: Only batch jobs run on spare capacity");
        assertThat(problems("jobs", command("glueetl", "\"executionClass\": \"FLEX\"")))
                .isEmpty();
    }

    @Test
    void a_capacity_is_for_old_spark_jobs_and_for_python_shells() {
        assertThat(problems("jobs", command("glueetl", "\"maxCapacity\": 4, \"glueVersion\": \"2.0\"")))
                .containsExactly("/maxCapacity: This job takes workers instead of a capacity");
        assertThat(problems("jobs", command("glueetl", "\"maxCapacity\": 4, \"glueVersion\": \"1.0\"")))
                .isEmpty();
        assertThat(problems("jobs", command("pythonshell", "\"maxCapacity\": 1")))
                .isEmpty();
    }

    @Test
    void a_crawler_of_new_folders_logs_both_kinds_of_changes() {
        assertThat(problems("crawlers", """
                {"name": "a", "recrawlPolicy": {"recrawlBehavior": "CRAWL_NEW_FOLDERS_ONLY"},
                 "schemaChangePolicy": {"updateBehavior": "LOG", "deleteBehavior": "DEPRECATE_IN_DATABASE"}}"""))
                .containsExactly(
                        "/schemaChangePolicy/deleteBehavior: A crawler of new folders only logs what has changed");
    }

    @Test
    void a_provisioned_stream_has_no_warm_throughput() {
        assertThat(problems("streams", """
                {"name": "a", "streamMode": "PROVISIONED", "shardCount": 1, "warmThroughputMiBps": 5}"""))
                .containsExactly("/warmThroughputMiBps: A provisioned stream has no warm throughput");
    }

    @Test
    void policies_are_policy_documents() {
        assertThat(problems("roles", """
                {"name": "c", "service": "glue", "policies": {"p": {"Version": "2012-10-17",
                  "Statement": [{"Efect": "Allow", "Action": "s3:*", "Resource": "*"}]}}}""")).containsExactly("/policies/p/Statement/0/Efect: Not a policy document");
        assertThat(details("roles", """
                {"name": "c", "service": "glue", "policies": {"p": {"Version": "2012-10-17",
                  "Statement": [{"Efect": "Allow", "Action": "s3:*", "Resource": "*"}]}}}""")).containsExactly("A statement has no element 'Efect'. Did you mean 'Effect'?");
        assertThat(problems("roles", """
                {"name": "c", "service": "glue", "policies": {"p": {"Version": "2012-10-17", "Statement": [
                  {"Effect": "allow", "Action": ["s3"], "Resource": "lake", "Principal": "*"}]}}}"""))
                .containsExactly(
                        "/policies/p/Statement/0/Effect: Not a policy document",
                        "/policies/p/Statement/0/Action/0: Not a policy document",
                        "/policies/p/Statement/0/Principal: Not a policy document",
                        "/policies/p/Statement/0/Resource: Not a policy document");
    }

    @Test
    void trust_policies_name_who_assumes_the_role() {
        assertThat(details("roles", """
                {"name": "d", "assumeRolePolicy": {"Version": "2012-10-17", "Statement":
                  [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}}"""))
                .containsExactly(
                        "A trust policy allows actions of sts only, such as sts:AssumeRole, got 's3:GetObject'.",
                        "A statement needs Principal.",
                        "A trust policy applies to its role; it must not name a Resource.");
        assertThat(details("roles", """
                {"name": "d", "assumeRolePolicy": {"Version": "2012-10-17", "Statement": []}}"""))
                .containsExactly("A policy needs a Statement: one statement, or a list of at least one.");
    }

    @Test
    void documents_in_texts_are_json_with_the_place_of_the_mistake() {
        assertThat(problems("roles", """
                {"name": "d", "assumeRolePolicy": "not json"}""")).containsExactly("/assumeRolePolicy: Not valid JSON");
        assertThat(rules("crawlers").check(tree("""
                {"name": "x", "configuration": "{\\n  not json"}"""))).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo("/configuration");
            assertThat(problem.within()).contains(new TextPosition(2, 3));
        });
        assertThat(rules("roles").check(tree("""
                {"name": "c", "service": "glue", "policies": {"p":
                  "{\\n  \\"Statement\\": {\\n    \\"Efect\\": \\"Allow\\", \\"Action\\": \\"*\\", \\"Resource\\": \\"*\\"}}"}}"""))).singleElement().satisfies(problem -> assertThat(problem.within())
                .contains(new TextPosition(3, 5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cron(15 12 * * ? *)", "cron(0/5 8-17 ? * MON-FRI *)", "cron(0 0 L * ? 2027)", "cron(0 0 15W 1,7 ? *)",
                "cron(0 0 ? * 2#1 *)", "cron(0 0 ? * FRIL *)", "cron(*/15 * * * ? *)", "cron(0 10 ? * sun *)"
            })
    void schedules_are_cron_expressions_of_aws(String schedule) {
        assertThat(problems("crawlers", "{\"schedule\": \"%s\"}".formatted(schedule)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cron(nonsense)",
                "15 12 * * ? *",
                "rate(5 minutes)",
                "cron(15 12 * * *)",
                "cron(60 12 * * ? *)",
                "cron(15 24 * * ? *)",
                "cron(15 12 * * * *)",
                "cron(15 12 ? * ? *)",
                "cron(15 12 32 * ? *)",
                "cron(15 12 * 13 ? *)",
                "cron(15 12 ? * 0 *)",
                "cron(15 12 * * ? 1969)",
                "cron(15/0 12 * * ? *)",
                "cron(15 12 ? * MON#6 *)",
                "cron(L 12 * * ? *)",
                "cron(,5 12 * * ? *)",
                "cron(99999999999 1 * * ? *)"
            })
    void other_schedules_are_refused(String schedule) {
        assertThat(problems("crawlers", "{\"schedule\": \"%s\"}".formatted(schedule)))
                .containsExactly("/schedule: Not a schedule");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"192.168.5.4", "xn--lake", "lake-s3alias", "a..b", "a.-b", "lake-", "sthree-lake", "Lake", "ab"})
    void buckets_have_names_that_s3_accepts(String name) {
        assertThat(problems("buckets", "{\"name\": \"%s\"}".formatted(name)))
                .containsExactly("/name: Not a bucket name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"varhcar", "struct<a:int", "decimal(50,2)", "array<>", "map<array<int>,int>", "int int"})
    void columns_have_types_of_the_catalog(String type) {
        for (String list : List.of("columns", "partitionKeys")) {
            assertThat(problems(
                            "tables",
                            "{\"%s\": [{\"name\": \"a\", \"type\": \"int\"}, {\"name\": \"b\", \"type\": \"%s\"}]}"
                                    .formatted(list, type)))
                    .containsExactly("/" + list + "/1/type: Not a column type");
        }
    }

    @Test
    void glue_versions_are_known_or_newer() {
        assertThat(problems("jobs", "{\"glueVersion\": \"9.9\"}"))
                .containsExactly("/glueVersion: No such Glue version");
        assertThat(problems("jobs", "{\"glueVersion\": \"2.5\"}"))
                .containsExactly("/glueVersion: No such Glue version");
        assertThat(problems("jobs", "{\"glueVersion\": \"6.1\"}"))
                .containsExactly("/glueVersion: Unknown Glue version");
        assertThat(problems("jobs", "{\"glueVersion\": \"7.0\"}"))
                .containsExactly("/glueVersion: Unknown Glue version");
        assertThat(problems("jobs", "{\"glueVersion\": \"5.1\"}")).isEmpty();
    }

    @Test
    void names_of_other_things_are_well_formed() {
        assertThat(problems("jobs", """
                {"role": "arn:aws:iam::1234:role/x", "command": {"scriptLocation": "lake/script.py"}}"""))
                .containsExactly("/role: Not a role", "/command/scriptLocation: Not an S3 URI");
        assertThat(problems("roles", """
                {"service": "glue", "managedPolicies": ["arn:aws:s3:::lake/x-and-more-of-it"]}""")).containsExactly("/managedPolicies/0: Not an ARN of a managed policy");
        assertThat(problems("streams", """
                {"encryption": {"keyId": "my key"}}""")).containsExactly("/encryption/keyId: Not a KMS key");
        assertThat(problems("streams", """
                {"encryption": {"keyId": "alias/aws/kinesis"}}""")).isEmpty();
        assertThat(problems("tables", """
                {"location": "s3:/lake/x"}""")).containsExactly("/location: Not an S3 URI");
        assertThat(problems("tables", """
                {"location": "hdfs://lake/x"}""")).isEmpty();
    }

    @Test
    void policies_of_buckets_and_streams_name_who_may_use_them() {
        String policy = "{\"Statement\": {\"Efect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}";
        assertThat(details("buckets", "{\"policy\": %s}".formatted(policy)))
                .containsExactly(
                        "A statement has no element 'Efect'. Did you mean 'Effect'?", "A statement needs Principal.");
        assertThat(details("streams", "{\"resourcePolicy\": %s}".formatted(policy)))
                .containsExactly(
                        "A statement has no element 'Efect'. Did you mean 'Effect'?", "A statement needs Principal.");
    }
}
