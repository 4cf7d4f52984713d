package dev.weir.etl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.etl.Clients;
import dev.weir.etl.PipelineException;
import dev.weir.etl.PipelineException.Reason;
import dev.weir.etl.PipelineSpec;
import dev.weir.etl.PipelineSpecs;
import dev.weir.etl.Progress;
import dev.weir.etl.RunOptions;
import dev.weir.etl.RunReport;
import dev.weir.etl.fake.Faults;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.DataFormat;

@DisplayName("Each record is written once when")
class ExactlyOnceTest {
    private static final String STATE = "lake/_weir/readings/state.json";
    private static final int RECORDS = 40;
    private static final RunOptions SMALL_BATCHES =
            RunOptions.catchingUp().withBatch(10, Long.MAX_VALUE).withParallelism(1);

    @TempDir
    Path scratch;

    /** Two shards, of which one has been split; every eighth record is no JSON; two partitions. */
    private static World world() {
        World world = new World();
        world.kinesis.withShard("shard-0").withShard("shard-1");
        world.kinesis.answerSize(5);
        for (int id = 0; id < RECORDS / 2; id++) {
            world.put("shard-" + id % 2, id, World.NOON.plus(Duration.ofMinutes(id * 4L)));
            if (id % 4 == 0) {
                world.kinesis.put("shard-0", "not JSON " + id, World.NOON);
            }
        }
        world.kinesis.close("shard-1");
        world.kinesis.withShard("shard-2", "shard-1").withShard("shard-3", "shard-1");
        for (int id = RECORDS / 2; id < RECORDS; id++) {
            world.put("shard-" + (2 + id % 2), id, World.NOON.plus(Duration.ofMinutes(id * 4L)));
        }
        return world;
    }

    private void assertComplete(World world, String what) {
        Path target = scratch.resolve(what.replace(' ', '-'));
        assertThat(world.query(target, "SELECT count(*), count(DISTINCT id), min(id), max(id) FROM rows"))
                .as(what)
                .containsExactly("40|40|0|39");
        assertThat(world.rejects()).as(what).hasSize(5).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "the call takes effect: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("the process dies at any of its calls")
    void diesAnywhere(boolean takesEffect) {
        int calls = calls();
        assertThat(calls).isGreaterThan(20);
        List<World> worlds = new ArrayList<>();
        for (int call = 1; call <= calls; call++) {
            World world = world();
            breakOff(world, call, takesEffect);
            world.faults(Faults.none());
            world.run(World.spec(), SMALL_BATCHES.withBatch(7, Long.MAX_VALUE));
            worlds.add(world);
        }
        for (int index = 0; index < worlds.size(); index++) {
            assertComplete(worlds.get(index), "dies at " + (index + 1));
        }
    }

    private static int calls() {
        World world = world();
        Faults counting = Faults.none();
        world.faults(counting);
        world.run(World.spec(), SMALL_BATCHES);
        return counting.calls();
    }

    private static void breakOff(World world, int call, boolean takesEffect) {
        world.faults(Faults.from(call, takesEffect));
        try {
            world.run(World.spec(), SMALL_BATCHES);
        } catch (Faults.Crash | PipelineException expected) {
            return;
        }
    }

    @Test
    @DisplayName("it dies again and again")
    void diesRepeatedly() {
        World world = world();
        for (int call = 1; call <= calls(); call++) {
            breakOff(world, call, call % 2 == 0);
        }
        world.faults(Faults.none());
        world.run(World.spec(), SMALL_BATCHES);

        assertComplete(world, "dies again and again");
    }

    @Test
    @DisplayName("a second run takes over, which stops the first")
    void secondWriter() {
        World world = world();
        List<RunReport> taken = new ArrayList<>();
        Progress takeOver = window -> {
            if (taken.isEmpty()) {
                taken.add(world.run(World.spec(), SMALL_BATCHES));
            }
        };

        assertThatThrownBy(() -> new PipelineRunner(World.spec(), new Clients(world.kinesis, world.glue, world.s3))
                        .run(SMALL_BATCHES, takeOver))
                .isInstanceOfSatisfying(PipelineException.class, stopped -> assertThat(stopped.reason())
                        .isEqualTo(Reason.CHECKPOINT_TAKEN))
                .hasMessageContaining(STATE);
        assertComplete(world, "second writer");
    }

    @Test
    @DisplayName("the answer to a state write is lost and the client repeats it")
    void repeatedWrite() {
        World world = world();
        world.s3.repeatNextWrite();

        world.run(World.spec(), SMALL_BATCHES);

        assertComplete(world, "repeated write");
    }

    @Test
    @DisplayName("the spec changes inside a batch, which is finished under the old one")
    void specChanges() {
        World world = world();
        dieAfterIntent(world);
        PipelineSpec changed = PipelineSpecs.parse(World.DOCUMENT.replace("zstd", "snappy"));

        world.run(changed, SMALL_BATCHES);

        assertComplete(world, "spec changes");
    }

    @Test
    @DisplayName("the earlier spec can no longer be finished, which stops the run until somebody decides")
    void earlierSpecUnusable() {
        World world = world();
        dieAfterIntent(world);
        world.glue.forget();
        world.glue.register("r/renamed", DataFormat.JSON, World.SCHEMA);
        PipelineSpec renamed =
                PipelineSpecs.parse(World.DOCUMENT.replace("\"schema\":\"n\"", "\"schema\":\"renamed\""));

        assertThatThrownBy(() -> world.run(renamed, SMALL_BATCHES))
                .isInstanceOfSatisfying(PipelineException.class, stopped -> assertThat(stopped.reason())
                        .isEqualTo(Reason.SPEC_CHANGED))
                .hasMessageContaining("r/n")
                .hasMessageContaining("intent");
    }

    @Test
    @DisplayName("records of an unfinished batch have left the stream, which stops the run")
    void retentionExpires() {
        World world = world();
        dieAfterIntent(world);
        world.kinesis.expire();

        assertThatThrownBy(() -> world.run(World.spec(), SMALL_BATCHES))
                .isInstanceOfSatisfying(PipelineException.class, stopped -> assertThat(stopped.reason())
                        .isEqualTo(Reason.RETENTION_EXPIRED))
                .hasMessageContaining("--accept-data-loss");
    }

    @Test
    @DisplayName("the state document is of another format, which stops the run")
    void otherFormat() {
        World world = world();
        world.s3.put(STATE, "{\"formatVersion\":\"2.0\"}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> world.run(World.spec(), SMALL_BATCHES))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("format version 2.0");
    }

    @Test
    @DisplayName("the state document is another job's, which stops the run")
    void otherJob() {
        World world = world();
        world.run(World.spec(), SMALL_BATCHES);

        assertThatThrownBy(() -> world.run(
                        PipelineSpecs.parse(World.DOCUMENT.replace("\"job\":\"readings\"", "\"job\":\"others\"")),
                        SMALL_BATCHES))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("belongs to job readings");
    }

    /** Dies after the first intent has been swapped in and before any of its objects is written. */
    private static void dieAfterIntent(World world) {
        for (int call = 1; !intends(world); call++) {
            breakOff(world, call, true);
        }
        world.faults(Faults.none());
    }

    private static boolean intends(World world) {
        byte[] state = world.s3.objects().get(STATE);
        return state != null && new String(state, StandardCharsets.UTF_8).contains("\"intent\"");
    }
}
