package dev.weir.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.etl.RejectReason;
import dev.weir.etl.RunReport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Why records were rejected")
class ReasonsTest {
    @Test
    @DisplayName("is counted by rule and place, not by value, and shown by the first of each")
    void grouped() {
        Reasons reasons = new Reasons();
        reasons.add("column taken: cannot cast \"10:\\\"11\" to timestamp");
        reasons.add("/level: -2 is below the minimum 0");
        reasons.add("/level: -3.5e7 is below the minimum 0");
        Reasons more = new Reasons();
        more.add("/level: -9 is below the minimum 0");
        more.add("column taken: cannot cast \"x\" to timestamp");
        reasons.add(more);

        assertThat(reasons.top(3))
                .containsExactly(
                        new RejectReason("/level: -2 is below the minimum 0", 3),
                        new RejectReason("column taken: cannot cast \"10:\\\"11\" to timestamp", 2));
        assertThat(reasons.top(1)).hasSize(1);
    }

    @Test
    @DisplayName("takes bounded memory, however many reasons there are and however long")
    void bounded() {
        Reasons reasons = new Reasons();
        for (int number = 0; number < 5_000; number++) {
            reasons.add("a" + Character.toString('a' + number % 26) + "x".repeat(number));
        }

        assertThat(reasons.top(Integer.MAX_VALUE))
                .hasSizeLessThanOrEqualTo(1_000)
                .allSatisfy(reason -> assertThat(reason.reason()).hasSizeLessThanOrEqualTo(501));
    }

    @Test
    @DisplayName("is in a run's report, which knows whether nothing could be used")
    void reported() {
        World world = new World();
        world.kinesis.withShard("shard-0");
        world.kinesis.put("shard-0", "{\"id\":1,\"level\":-2}", World.NOON);
        world.kinesis.put("shard-0", "{\"id\":2,\"level\":-3}", World.NOON);

        RunReport rejected = world.catchUp();
        world.put("shard-0", 7, World.NOON);
        RunReport mixed = world.catchUp();

        assertThat(rejected.rejectedAll()).isTrue();
        assertThat(rejected.reasons()).containsExactly(new RejectReason("/level: -2 is below the minimum 0", 2));
        assertThat(mixed.rejectedAll()).isFalse();
        assertThat(mixed.reasons()).isEmpty();
        assertThat(world.catchUp().rejectedAll()).isFalse();
    }
}
