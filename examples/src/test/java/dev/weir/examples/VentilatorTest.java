package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The ventilator example")
final class VentilatorTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private Weir weir;

    @BeforeEach
    void copy() {
        weir = Weir.example("ventilator", directory);
    }

    private void apply() {
        Weir.Result applied = weir.run("apply", "--auto-approve", "--local");
        assertThat(applied.status()).as(applied.toString()).isZero();
    }

    @Test
    void isValid() {
        Weir.Result result = weir.run("validate");
        assertThat(result.out()).isEqualTo("The stack ventilator is valid: 9 resources.\n");
    }

    @Test
    void plansNothingRightAfterAnApply() {
        apply();
        Weir.Result plan = weir.run("plan", "--local", "--detailed-exitcode");
        assertThat(plan.out()).contains("No changes");
        assertThat(plan.status()).isZero();
    }

    @Test
    void tellsChangesByTheExitCode() {
        assertThat(weir.run("plan", "--local", "--detailed-exitcode").status()).isEqualTo(2);
    }

    @Test
    void isQueriedForWhatWasSent() throws Exception {
        apply();
        weir.run("generate", "streams.ventilator", "--template", "readings.template", "--count", "5000", "--local");
        Weir.Result run = weir.run("run", "jobs.metrics", "--until-caught-up", "--local", "--format", "json");
        assertThat(JSON.readTree(run.out()).path("written").asLong())
                .as(run.toString())
                .isEqualTo(5000);
        assertThat(weir.run("start", "crawlers.metrics", "--wait", "--local").out())
                .contains("SUCCEEDED");
        JsonNode result = JSON.readTree(weir.run(
                        "query",
                        "SELECT count(*) AS readings, count(DISTINCT serialnumber) AS devices FROM kinesislab.ventilator_metrics",
                        "--local",
                        "--format",
                        "json")
                .out());
        assertThat(result.path("rows").toString()).isEqualTo("[[5000,5000]]");
    }

    @Test
    void putsWhatItCannotReadAsideWithTheReason() throws Exception {
        apply();
        Files.writeString(directory.resolve("bad.template"), "{\"o2stats\": -1}");
        weir.run("generate", "streams.ventilator", "--template", "bad.template", "--count", "3", "--local");
        JsonNode report =
                JSON.readTree(weir.run("run", "jobs.metrics", "--until-caught-up", "--local", "--format", "json")
                        .out());
        assertThat(report.path("rejected").asLong()).isEqualTo(3);
    }

    @Test
    void leavesNothingBehindWhenItIsDestroyed() {
        apply();
        Weir.Result destroyed = weir.run("destroy", "--auto-approve", "--accept-data-loss", "--local");
        assertThat(destroyed.status()).as(destroyed.toString()).isZero();
        assertThat(weir.run("show", "--local").out()).isEqualTo("The stack ventilator owns nothing.\n");
    }

    @Test
    void isDestroyedByItsNameAlone() {
        apply();
        Weir elsewhere = Weir.in(directory);
        elsewhere.run("destroy", "--stack", "ventilator", "--auto-approve", "--accept-data-loss", "--local");
        assertThat(weir.run("plan", "--local", "--format", "json").out()).contains("\"create\" : 9");
    }

    @Test
    void planShowsAChangedPropertyAsJustThatChange() throws Exception {
        apply();
        weir.edit("stack.yaml", "retentionPeriodHours: 24", "retentionPeriodHours: 48");
        JsonNode plan =
                JSON.readTree(weir.run("plan", "--local", "--format", "json").out());
        assertThat(plan.path("changes")).hasSize(1);
        assertThat(plan.at("/changes/0/differences").toString())
                .isEqualTo("[{\"path\":\"/retentionPeriodHours\",\"before\":24,\"after\":48,\"replaces\":false}]");
    }

    @Test
    void refusesAPlanThatHasBecomeStale() {
        apply();
        weir.edit("stack.yaml", "shardCount: 2", "shardCount: 4");
        weir.run("plan", "--local", "--out", "first.plan");
        weir.run("plan", "--local", "--out", "second.plan");
        assertThat(weir.run("apply", "first.plan", "--local").status()).isZero();
        assertThat(weir.run("apply", "second.plan", "--local").status()).isEqualTo(3);
    }

    @Test
    void isNotAppliedWithoutAYes() {
        Weir.Result result = weir.typing("no\n").run("apply", "--local");
        assertThat(result.status()).isEqualTo(3);
        assertThat(weir.run("show", "--local").out()).contains("owns nothing");
    }
}
