package dev.weir.etl.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.etl.PipelineException;
import dev.weir.etl.PipelineException.Reason;
import dev.weir.etl.RunOptions;
import dev.weir.etl.RunReport;
import dev.weir.etl.fake.Faults;
import dev.weir.etl.state.Position;
import dev.weir.etl.state.State;
import dev.weir.etl.state.StateJson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A run that continues from a checkpoint")
class ResumptionTest {
    private static final String STATE = "lake/_weir/readings/state.json";
    private static final RunOptions ACCEPTING = RunOptions.catchingUp().withDataLossAccepted(true);

    @TempDir
    Path scratch;

    private final World world = new World();

    @BeforeEach
    void oneShard() {
        world.kinesis.withShard("shard-0");
    }

    private State state() {
        return StateJson.read(world.s3.objects().get(STATE));
    }

    private void requireStop(Reason reason, String... words) {
        assertThatThrownBy(world::catchUp)
                .isInstanceOfSatisfying(PipelineException.class, stop -> assertThat(stop.reason())
                        .isEqualTo(reason))
                .message()
                .contains(words);
    }

    /** As if the last run had ended that long ago. */
    private void age(Duration age) {
        SortedMap<String, Position> positions = new TreeMap<>();
        State state = state();
        state.committed()
                .forEach((shard, position) -> positions.put(
                        shard,
                        new Position(
                                position.sequenceNumber(),
                                position.ended(),
                                Optional.of(Instant.now().minus(age)))));
        State aged = new State(
                state.job(), state.stream(), state.created(), state.since(), state.batch(), positions, state.intent());
        world.s3.put(STATE, StateJson.write(aged, "test"));
    }

    private void readThenRecreate() {
        world.put("shard-0", 1, World.NOON);
        world.kinesis.close("shard-0");
        world.catchUp();
        world.kinesis.recreate(Instant.parse("2026-11-25T08:00:00Z"));
        world.kinesis.withShard("shard-0");
        world.put("shard-0", 2, World.NOON);
    }

    @Test
    @DisplayName(
            "stops when the stream was deleted and created again, rather than skip the shards that had ended before")
    void recreated() {
        readThenRecreate();

        requireStop(
                Reason.STREAM_RECREATED,
                "stream s was deleted and created again at 2026-11-25T08:00:00Z",
                "--accept-data-loss",
                "another checkpoint");
        assertThat(state().committed().get("shard-0").ended()).isTrue();
    }

    @Test
    @DisplayName("reads the new stream from its start once that is accepted, and stops no more")
    void recreatedAndAccepted() {
        readThenRecreate();

        assertThat(world.run(World.spec(), ACCEPTING).read()).isEqualTo(1);

        assertThat(world.catchUp().read()).isZero();
        assertThat(world.query(scratch, "SELECT id FROM rows ORDER BY id")).containsExactly("1", "2");
    }

    @Test
    @DisplayName("gives a batch up that was under way on the stream before, once that is accepted")
    void recreatedInsideABatch() {
        world.put("shard-0", 1, World.NOON);
        world.s3.faults(Faults.from(4, false));
        assertThatThrownBy(world::catchUp).isInstanceOf(Faults.Crash.class);
        world.s3.faults(Faults.none());
        assertThat(state().intent()).isPresent();
        world.kinesis.recreate(Instant.parse("2026-11-25T08:00:00Z"));
        world.kinesis.withShard("shard-0");

        requireStop(Reason.STREAM_RECREATED, "stream s was deleted");
        assertThat(world.run(World.spec(), ACCEPTING).read()).isZero();
        assertThat(state().intent()).isEmpty();
    }

    @Test
    @DisplayName("of format 1.0 continues, and learns when the stream was created")
    void learns() {
        world.put("shard-0", 1, World.NOON);
        world.catchUp();
        world.s3.put(STATE, earlier(world.s3.objects().get(STATE)));
        world.put("shard-0", 2, World.NOON);

        RunReport report = world.catchUp();

        assertThat(report.read()).isEqualTo(1);
        assertThat(state().created()).contains(Instant.parse("2026-11-20T08:00:00Z"));
        assertThat(state().committed().get("shard-0").readUpTo()).isPresent();
    }

    @Test
    @DisplayName("of format 1.0 stops when it was written before the stream was created")
    void olderThanTheStream() {
        world.put("shard-0", 1, World.NOON);
        world.catchUp();
        world.s3.put(STATE, earlier(world.s3.objects().get(STATE)));
        world.kinesis.recreate(Instant.now().plusSeconds(60));
        world.kinesis.withShard("shard-0");

        requireStop(Reason.STREAM_RECREATED, "stream s was deleted and created again");
    }

    private static byte[] earlier(byte[] document) {
        return new String(document, UTF_8)
                .replace("\"formatVersion\":\"1.1\"", "\"formatVersion\":\"1.0\"")
                .replaceAll(",\"(created|readUpTo)\":\"[^\"]*\"", "")
                .getBytes(UTF_8);
    }

    @Test
    @DisplayName("stops when the stream has kept nothing since, for records may have expired unread")
    void expired() {
        world.put("shard-0", 1, World.NOON);
        world.catchUp();
        world.put("shard-0", 2, World.NOON);
        world.kinesis.expire();
        world.put("shard-0", 3, World.NOON);
        world.kinesis.retention(24);
        age(Duration.ofHours(25));

        requireStop(Reason.RETENTION_EXPIRED, "shard-0 of stream s was read up to", "24 hours", "--accept-data-loss");
        assertThat(world.run(World.spec(), ACCEPTING).read()).isEqualTo(1);
        assertThat(world.query(scratch, "SELECT id FROM rows ORDER BY id")).containsExactly("1", "3");
    }

    @Test
    @DisplayName("stops though the stream is empty by now, and continues within the retention")
    void nothingLeft() {
        world.put("shard-0", 1, World.NOON);
        world.catchUp();
        world.kinesis.retention(24);

        age(Duration.ofHours(25));
        requireStop(Reason.RETENTION_EXPIRED, "shard-0 of stream s");

        age(Duration.ofHours(23));
        assertThat(world.catchUp().read()).isZero();
    }

    @Test
    @DisplayName("notes that an idle shard was read, so that it is not taken for one that was left alone")
    void idle() {
        world.put("shard-0", 1, World.NOON);
        world.catchUp();
        world.kinesis.retention(24);
        age(Duration.ofHours(23));

        Instant before = Instant.now();
        world.catchUp();

        assertThat(state().committed().get("shard-0").readUpTo())
                .hasValueSatisfying(time -> assertThat(time).isAfterOrEqualTo(before.minusSeconds(1)));
    }

    @Test
    @DisplayName("stops before the children of a shard whose end was read too long ago")
    void expiredChildren() {
        world.put("shard-0", 1, World.NOON);
        world.kinesis.close("shard-0");
        world.catchUp();
        world.kinesis.withShard("shard-1", "shard-0");
        world.kinesis.retention(24);
        age(Duration.ofHours(25));

        requireStop(Reason.RETENTION_EXPIRED, "shard-1 of stream s was read up to");
    }

    @Test
    @DisplayName("deletes what an expired batch had written, once that is accepted, and reads what is left of it")
    void expiredInsideABatch() {
        world.put("shard-0", 1, World.NOON);
        world.put("shard-0", 2, World.NOON);
        world.s3.faults(Faults.from(4, false));
        assertThatThrownBy(world::catchUp).isInstanceOf(Faults.Crash.class);
        world.s3.faults(Faults.none());
        world.kinesis.expire();
        world.put("shard-0", 3, World.NOON);

        requireStop(Reason.RETENTION_EXPIRED, "no longer in stream s", "--accept-data-loss");
        assertThat(world.run(World.spec(), ACCEPTING).read()).isEqualTo(1);
        assertThat(world.query(scratch, "SELECT id FROM rows")).containsExactly("3");
    }
}
