package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The orders example")
final class OrdersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private Weir weir;

    @BeforeEach
    void apply() {
        weir = Weir.example("orders", directory);
        Weir.Result applied = weir.run("apply", "--auto-approve", "--local");
        assertThat(applied.status()).as(applied.toString()).isZero();
    }

    @Test
    void plansNothingRightAfterAnApply() {
        Weir.Result plan = weir.run("plan", "--local", "--detailed-exitcode");
        assertThat(plan.status()).as(plan.toString()).isZero();
    }

    @Test
    void fansOrdersOutByTheirType() throws Exception {
        weir.run(
                "generate",
                "streams.orders",
                "--template",
                "order.template",
                "--count",
                "2000",
                "--seed",
                "1",
                "--local");
        long delivered = written("jobs.fan-out[\"delivery\"]");
        long pickedUp = written("jobs.fan-out[\"pickup\"]");
        assertThat(delivered + pickedUp).isEqualTo(2000);
        weir.run("start", "crawlers.sinks", "--wait", "--local");
        JsonNode rows = JSON.readTree(weir.run("query", "@by-type.sql", "--local", "--format", "json")
                        .out())
                .path("rows");
        assertThat(rows.get(0).get(1).asLong()).isEqualTo(delivered);
        assertThat(rows.get(1).get(1).asLong()).isEqualTo(pickedUp);
    }

    private long written(String job) throws Exception {
        Weir.Result run = weir.run("run", job, "--until-caught-up", "--local", "--format", "json");
        JsonNode report = JSON.readTree(run.out());
        assertThat(report.path("read").asLong()).as(run.toString()).isEqualTo(2000);
        return report.path("written").asLong();
    }
}
