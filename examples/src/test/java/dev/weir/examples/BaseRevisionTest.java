package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A base revision")
final class BaseRevisionTest {
    @TempDir
    private Path directory;

    private Weir weir;

    @BeforeEach
    void commit() throws Exception {
        weir = Weir.example("ventilator", directory);
        git("init", "--quiet");
        git("add", ".");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "base");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("git", "-C", directory.toString()), Stream.of(arguments))
                .toList();
        assertThat(new ProcessBuilder(command).start().waitFor(60, java.util.concurrent.TimeUnit.SECONDS))
                .as(command.toString())
                .isTrue();
    }

    private void breakSchema() {
        weir.edit(
                "ventilator.schema.json",
                "\"ventilatorid\": { \"type\": \"integer\"",
                "\"ventilatorid\": { \"type\": \"string\"");
    }

    @Test
    void is_what_a_definition_is_judged_by_offline() {
        breakSchema();

        Weir.Result result = weir.run("validate", "--base", "HEAD");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("1 schema judged by HEAD; the registry was not asked.");
        assertThat(result.err())
                .containsIgnoringWhitespaces(
                        "/properties/ventilatorid/type",
                        "BACKWARD against the base revision",
                        "jobs.metrics (ventilator-metrics), which maps ventilatorid to column ventilatorid (long)");
    }

    @Test
    void gives_verdicts_to_programs_too() throws Exception {
        breakSchema();

        JsonNode document = new ObjectMapper()
                .readTree(weir.run("validate", "--base", "HEAD", "--format", "json")
                        .out());

        assertThat(document.path("valid").asBoolean()).isFalse();
        assertThat(document.at("/contracts/0/verdict").asText()).isEqualTo("incompatible");
        assertThat(document.at("/contracts/0/base").asBoolean()).isTrue();
    }

    @Test
    void that_declares_the_same_says_so() {
        Weir.Result result = weir.run("validate", "--base", "HEAD");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("No schema differs from HEAD; the registry was not asked.");
    }

    @Test
    void that_had_no_stack_yet_is_no_mistake() throws Exception {
        Path fresh = Files.createDirectory(directory.resolve("fresh"));
        Weir.example("orders", fresh);

        Weir.Result result = weir.run("validate", "fresh", "--base", "HEAD");

        assertThat(result.status()).as(result.toString()).isZero();
        assertThat(result.err()).contains("At HEAD this folder holds no stack");
    }

    @Test
    void with_mistakes_of_its_own_is_compared_with_as_far_as_it_can_be_read() throws Exception {
        weir.edit("stack.yaml", "shardCount: 2", "shardCount: two");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "-am", "wrong");
        weir.edit("stack.yaml", "shardCount: two", "shardCount: 2");
        breakSchema();

        Weir.Result result = weir.run("validate", "--base", "HEAD");

        assertThat(result.err()).contains("The base revision has mistakes", "The new version is not compatible");
    }

    @Test
    void that_does_not_exist_is_one_clear_error() {
        Weir.Result result = weir.run("validate", "--base", "nowhere");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("The base revision cannot be read").doesNotContain("\tat ");
    }

    @Test
    void that_was_merged_and_not_applied_yet_counts_beside_the_registry() throws Exception {
        weir.run("apply", "--auto-approve", "--local");
        weir.edit("ventilator.schema.json", "\"title\": \"Ventilator\"", "\"title\": \"Merged\"");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "-am", "merged");
        breakSchema();

        assertThat(judged()).isEqualTo("[1] and the base: true");
    }

    @Test
    void that_was_applied_is_not_counted_twice() throws Exception {
        weir.run("apply", "--auto-approve", "--local");
        breakSchema();

        assertThat(judged()).isEqualTo("[1] and the base: false");
    }

    private String judged() throws Exception {
        Weir.Result plan = weir.run("plan", "--local", "--base", "HEAD", "--format", "json");
        assertThat(plan.status()).as(plan.toString()).isEqualTo(1);
        JsonNode contract = new ObjectMapper().readTree(plan.out()).at("/contracts/0");
        return contract.path("against") + " and the base: " + contract.path("base");
    }
}
