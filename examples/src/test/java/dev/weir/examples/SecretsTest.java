package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret with characters that JSON, HTML and Markdown write in ways of their own. */
@DisplayName("A sensitive value")
final class SecretsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIRST = "Fir\"st<&>\\_7";
    private static final String SECOND = "Sec\"ond<&>\\_7";

    @TempDir
    private Path directory;

    private Weir weir;

    @BeforeEach
    void apply() throws IOException {
        Files.writeString(directory.resolve("stack.yaml"), """
                stack: vault
                variables:
                  password: { type: string, sensitive: true }
                roles:
                  load: { name: load, service: glue.amazonaws.com }
                jobs:
                  load:
                    name: load
                    role: ${roles.load}
                    glueVersion: "5.0"
                    command: { scriptLocation: s3://scripts/load.py }
                    defaultArguments:
                      --password: ${var.password}
                      --url: jdbc:db?user=u&password=${var.password}
                      --options: '{"user":"u","password":"${var.password}"}'
                      --verbose: "yes"
                outputs:
                  url: { value: "https://u:${var.password}@db", sensitive: true }
                """);
        weir = Weir.in(directory);
    }

    private void assertHidden(Weir.Result result) {
        assertThat(result.out() + result.err()).doesNotContain("Fir", "Sec\"", "Sec\\", "Sec&", "ond<");
    }

    private Weir first() {
        return weir.with("WEIR_VAR_password", FIRST);
    }

    private Weir second() {
        return weir.with("WEIR_VAR_password", SECOND);
    }

    @Test
    void is_in_no_plan_whatever_its_format_neither_before_nor_after_a_change() {
        for (String format : new String[] {"human", "json", "markdown", "html"}) {
            Weir.Result plan = first().run("plan", "--local", "--format", format, "--verbose", "--stats");
            assertThat(plan.status()).as(plan.toString()).isZero();
            assertHidden(plan);
        }
        assertHidden(first().run("apply", "--auto-approve", "--local", "--verbose", "--stats"));
        for (String format : new String[] {"human", "json", "markdown", "html"}) {
            Weir.Result plan = second().run("plan", "--local", "--detailed-exitcode", "--format", format);
            assertThat(plan.status()).as(plan.toString()).isEqualTo(2);
            assertHidden(plan);
        }
    }

    @Test
    void is_not_in_a_plan_file_which_needs_it_again() throws IOException {
        first().run("plan", "--local", "--out", "a.plan");
        assertThat(Files.readString(directory.resolve("a.plan"))).doesNotContain("Fir", "st<");

        Weir.Result without = weir.run("apply", "a.plan", "--local");
        assertThat(without.status()).isEqualTo(1);
        assertThat(without.err()).contains("var.password").doesNotContain("output.");

        Weir.Result with = first().run("apply", "a.plan", "--local", "--format", "json");
        assertThat(with.status()).as(with.toString()).isZero();
        assertHidden(with);
        assertThat(first().run("plan", "--local", "--detailed-exitcode").status())
                .isZero();
    }

    @Test
    void is_not_shown_of_what_lives_with_files_or_without() throws IOException {
        first().run("apply", "--auto-approve", "--local");

        Weir.Result byName = Weir.in(directory).run("show", "--stack", "vault", "--local", "--format", "json");
        Weir.Result byFiles = weir.run("show", "--local", "--format", "json");
        Weir.Result withValue = first().run("show", "--local", "--format", "json");
        Weir.Result withAnother = second().run("show", "--local", "--format", "json");

        for (Weir.Result shown : new Weir.Result[] {byName, byFiles, withValue, withAnother}) {
            assertThat(shown.status()).as(shown.toString()).isZero();
            assertHidden(shown);
            assertThat(job(shown).path("workerType").asText()).isEqualTo("G.1X");
        }
        assertThat(job(byFiles).at("/defaultArguments/--verbose").asText()).isEqualTo("yes");
        assertThat(job(byFiles).at("/defaultArguments/--password").asText()).isEqualTo("(not shown)");
    }

    private static JsonNode job(Weir.Result shown) throws IOException {
        return JSON.readTree(shown.out()).at("/objects/0/properties");
    }

    @Test
    void is_not_needed_to_destroy() {
        first().run("apply", "--auto-approve", "--local");

        Weir.Result plan = weir.run("plan", "--destroy", "--local", "--format", "json");
        Weir.Result destroyed = weir.run("destroy", "--auto-approve", "--accept-data-loss", "--local");

        assertHidden(plan);
        assertHidden(destroyed);
        assertThat(destroyed.status()).as(destroyed.toString()).isZero();
        assertThat(weir.run("show", "--local").out()).contains("owns nothing");
    }

    @Test
    void is_hidden_where_aws_quotes_it() throws IOException {
        String tooLong = "x".repeat(3_000);
        Path stack = directory.resolve("stack.yaml");
        Files.writeString(
                stack,
                Files.readString(stack)
                        .replace("glueVersion: \"5.0\"", "glueVersion: \"5.0\"\n    description: ${var.password}"));
        Weir.Result failed = weir.with("WEIR_VAR_password", tooLong).run("apply", "--auto-approve", "--local");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.out() + failed.err()).doesNotContain("xxxx");
    }
}
