package dev.weir.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsConfig;
import dev.weir.spi.PropertyRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Offline rules of the kinds")
final class PropertyRulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsProvider provider =
            new AwsProvider(AwsConfig.of(Optional.empty(), Optional.empty(), Optional.empty()));

    /** Each problem as {@code pointer: summary}. */
    private List<String> problems(String kind, String properties) {
        ObjectNode tree;
        try {
            tree = (ObjectNode) JSON.readTree(properties);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(properties, e);
        }
        return ((PropertyRules) provider.kinds().get(kind))
                .check(tree).stream()
                        .map(problem ->
                                problem.pointer() + ": " + problem.diagnostic().summary())
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
                {"name": "a", "role": "r", "command": {"name": "pythonshell", "scriptLocation": "s3://a/b"},
                 "workerType": "G.1X", "numberOfWorkers": 2, "maxCapacity": 1}""")).containsExactly("/maxCapacity: A job has workers or a capacity");
    }

    @Test
    void a_job_has_a_pipeline_or_a_command() {
        assertThat(problems("jobs", """
                {"name": "a", "role": "r", "command": {"name": "glueetl", "scriptLocation": "s3://a/b"},
                 "pipeline": {"from": "d/t", "to": {"path": "s3://a/b/"}}}""")).containsExactly("/command: A job has a pipeline or a command");
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
                 "encryption": {"sseAlgorithm": "AES256", "kmsMasterKeyID": "k"}}""")).containsExactly("/encryption/kmsMasterKeyID: AES256 takes no key");
        assertThat(problems("jobs", job("""
                "pipeline": {"from": "d/t", "to": {"path": "s3://a/b/",
                  "encryption": {"sseAlgorithm": "aws:kms:dsse", "kmsMasterKeyID": "k", "bucketKeyEnabled": true}}}""")))
                .containsExactly("/pipeline/to/encryption/bucketKeyEnabled: A bucket key is for aws:kms only");
        assertThat(problems("jobs", job("""
                "pipeline": {"from": "d/t", "to": {"path": "s3://a/b/",
                  "encryption": {"sseAlgorithm": "aws:kms", "kmsMasterKeyID": "k", "bucketKeyEnabled": true}}}"""))).isEmpty();
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
        return job("\"command\": {\"name\": \"%s\", \"scriptLocation\": \"s3://a/b\"}, %s".formatted(name, members));
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
}
