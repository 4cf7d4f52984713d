package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A command that is interrupted")
final class InterruptedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RESOURCES = 9;

    @TempDir
    private Path directory;

    private Weir weir;

    @BeforeEach
    void copy() {
        weir = Weir.example("ventilator", directory);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 8})
    void says_of_every_change_whether_it_is_done_and_the_next_one_goes_on(int changes) throws IOException {
        Weir.Result interrupted =
                weir.interruptedAfter(changes).run("apply", "--auto-approve", "--local", "--format", "json");

        JsonNode report = JSON.readTree(interrupted.out());
        assertThat(interrupted.status()).as(interrupted.toString()).isEqualTo(130);
        assertThat(report.path("outcome").asText()).isEqualTo("interrupted");
        assertThat(report.path("done").size()).isEqualTo(changes);
        assertThat(report.path("skipped").size()).isEqualTo(RESOURCES - changes);
        assertThat(report.path("outputs").isEmpty()).isTrue();
        assertThat(weir.run("apply", "--auto-approve", "--local").out()).contains(RESOURCES - changes + " done");
        assertThat(weir.run("plan", "--local", "--detailed-exitcode").status()).isZero();
    }

    @Test
    void leaves_the_rest_of_a_destruction_to_the_next_one() {
        weir.run("apply", "--auto-approve", "--local");

        Weir.Result interrupted =
                weir.interruptedAfter(3).run("destroy", "--auto-approve", "--accept-data-loss", "--local");

        assertThat(interrupted.status()).as(interrupted.toString()).isEqualTo(130);
        assertThat(interrupted.out()).contains("3 done, 0 failed, 6 skipped", "Run apply again to resume");
        assertThat(weir.run("destroy", "--auto-approve", "--accept-data-loss", "--local")
                        .status())
                .isZero();
        assertThat(weir.run("show", "--local").out()).contains("owns nothing");
    }

    @Test
    void sends_what_has_been_made() {
        weir.run("apply", "--auto-approve", "--local");

        Weir.Result interrupted = weir.interruptedAfter(7)
                .run("generate", "streams.ventilator", "--template", "readings.template", "--count", "100", "--local");

        assertThat(interrupted.status()).as(interrupted.toString()).isEqualTo(130);
        assertThat(interrupted.out()).startsWith("7 records");
    }

    @Test
    void while_it_asks_changes_nothing() {
        Weir.Result interrupted = weir.typing("maybe\n").interruptedAfter(0).run("apply", "--local");

        assertThat(interrupted.status()).as(interrupted.toString()).isEqualTo(130);
        assertThat(interrupted.err()).contains("Interrupted", "Nothing was changed");
        assertThat(weir.run("show", "--local").out()).contains("owns nothing");
    }

    @Test
    void has_no_outputs_and_neither_has_one_that_is_refused() {
        weir.run("plan", "--local", "--out", "a.plan");
        weir.run("apply", "--auto-approve", "--local");

        Weir.Result refused = weir.run("apply", "a.plan", "--local");

        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.out()).contains("Apply refused").doesNotContain("stream = ");
    }
}
