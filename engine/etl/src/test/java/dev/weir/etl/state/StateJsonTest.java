package dev.weir.etl.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The state document")
class StateJsonTest {
    private static final Instant READ = Instant.parse("2026-11-22T10:01:39.5Z");

    private static final State STATE = state(Optional.of(Instant.parse("2026-11-20T08:00:00Z")), Optional.of(READ));

    private static State state(Optional<Instant> created, Optional<Instant> readUpTo) {
        return new State(
                "metrics",
                "s",
                created,
                Optional.of(Instant.parse("2026-11-22T10:00:00Z")),
                7,
                new TreeMap<>(Map.of("shardId-000000000000", new Position("495", true, readUpTo))),
                Optional.of(new Intent(
                        8,
                        Instant.parse("2026-11-22T10:01:40Z"),
                        "0123abcd",
                        JsonNodeFactory.instance.objectNode().put("job", "metrics"),
                        List.of(new ShardRange("shardId-000000000001", "496", "499", 4, false, readUpTo)),
                        List.of("s3://lake/a.parquet"))));
    }

    @Test
    @DisplayName("of format 1.0 is read, without what it did not say yet")
    void earlier() throws IOException {
        assertThat(StateJson.read(fixture("state-1.0.json"))).isEqualTo(state(Optional.empty(), Optional.empty()));
    }

    private static byte[] fixture(String name) throws IOException {
        try (InputStream file = StateJsonTest.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        }
    }

    @Test
    @DisplayName("of format 1.1 is read, and written, as it always was")
    void fixture() throws IOException {
        byte[] fixture = fixture("state-1.1.json");

        assertThat(StateJson.read(fixture)).isEqualTo(STATE);
        assertThat(new String(StateJson.write(STATE, "3f2a"), UTF_8)).isEqualTo(new String(fixture, UTF_8).strip());
    }

    @Test
    @DisplayName("advances to its intent's ranges when that is committed")
    void commits() {
        State committed = STATE.commit();

        assertThat(committed.batch()).isEqualTo(8);
        assertThat(committed.intent()).isEmpty();
        assertThat(committed.committed())
                .containsEntry("shardId-000000000001", new Position("499", false, Optional.of(READ)))
                .containsEntry("shardId-000000000000", new Position("495", true, Optional.of(READ)));
    }

    @Test
    @DisplayName("is refused when a member is missing or of the wrong type")
    void damaged() {
        assertThatThrownBy(() -> StateJson.read("[]".getBytes(UTF_8))).hasMessage("it lacks formatVersion");
        assertThatThrownBy(() -> StateJson.read(
                        "{\"formatVersion\":\"1.0\",\"job\":\"j\",\"stream\":\"s\",\"batch\":\"x\"}".getBytes(UTF_8)))
                .hasMessage("batch is not a whole number");
    }
}
