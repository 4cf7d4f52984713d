package dev.weir.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.etl.RunReport;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A run")
class PipelineRunnerTest {
    @TempDir
    Path scratch;

    private final World world = new World();

    @Test
    @DisplayName("writes each record of each shard as one row of the mapped types, in the folder of its arrival")
    void writesRows() {
        world.kinesis.withShard("shard-0").withShard("shard-1");
        for (int id = 0; id < 100; id++) {
            world.put("shard-" + id % 2, id, World.NOON.plus(Duration.ofMinutes(id)));
        }

        RunReport report = world.catchUp();

        assertThat(report.read()).isEqualTo(100);
        assertThat(report.written()).isEqualTo(100);
        assertThat(world.query(
                        scratch,
                        "SELECT count(*), count(DISTINCT id), sum(level), max(taken)::TIMESTAMP::VARCHAR FROM rows"))
                .containsExactly("100|100|4950|2026-11-22 11:59:00");
        assertThat(world.query(
                        scratch,
                        "SELECT ingest_year, ingest_month, ingest_day, ingest_hour, count(*) FROM rows"
                                + " GROUP BY ALL ORDER BY ALL"))
                .containsExactly("2026|11|22|12|60", "2026|11|22|13|40");
    }
}
