package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong is said in one message that names the place and the way out, never as a stack trace. */
@DisplayName("A mistake")
final class MistakesTest {
    @TempDir
    private Path directory;

    private Weir weir;

    @BeforeEach
    void copy() {
        weir = Weir.example("ventilator", directory);
    }

    private void assertMistake(String... fragments) {
        Weir.Result result = weir.run("validate");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains(fragments).contains("^").doesNotContain("\tat ", "Exception");
    }

    @Test
    void inAPropertysNameIsPointedAtWithTheNearestName() {
        weir.edit("stack.yaml", "retentionPeriodHours", "retentionPeriodHour");
        assertMistake("stack.yaml:", "retentionPeriodHour", "Did you mean");
    }

    @Test
    void inAValuesTypeIsPointedAt() {
        weir.edit("stack.yaml", "shardCount: 2", "shardCount: two");
        assertMistake("stack.yaml:", "shardCount");
    }

    @Test
    void inAFilesNameIsPointedAt() {
        weir.edit("stack.yaml", "ventilator.schema.json", "no.schema.json");
        assertMistake("stack.yaml:", "no.schema.json");
    }

    @Test
    void inAReferenceIsPointedAtWithTheNearestName() {
        weir.edit("stack.yaml", "from: ${tables.ventilator}", "from: ${tables.ventilatr}");
        assertMistake("stack.yaml:", "ventilatr", "Did you mean");
    }

    @Test
    void ofATabIsPointedAt() {
        weir.edit("stack.yaml", "  glue:\n    name", "  glue:\n\tname");
        assertMistake("stack.yaml:", "tab");
    }

    @Test
    void ofTheEndpointIsOneClearError() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        Weir.Result result = weir.run("plan", "--endpoint", "http://127.0.0.1:1");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("http://127.0.0.1:1").doesNotContain("\tat ");
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void ofTheCommandIsExplainedWithTheNearestName() {
        Weir.Result result = weir.run("aply");
        assertThat(result.status()).isEqualTo(64);
        assertThat(result.err()).contains("did you mean 'apply'");
    }

    @Test
    void isNotToAskForACommandThatIsYetToCome() {
        Weir.Result result = weir.run("export");
        assertThat(result.status()).isEqualTo(64);
        assertThat(result.err()).contains("'weir export' is not part of this version yet");
    }

    @Test
    void ofAnOptionIsExplained() {
        Weir.Result result = weir.run("plan", "--detailed");
        assertThat(result.status()).isEqualTo(64);
        assertThat(result.err()).contains("--detailed");
    }
}
