package dev.weir.aws.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ShardStepsTest {
    @Test
    void growing_fivefold_takes_three_steps() {
        assertThat(ShardSteps.between(10, 50)).containsExactly(20, 40, 50);
    }

    @Test
    void shrinking_halves_and_rounds_up() {
        assertThat(ShardSteps.between(25, 5)).containsExactly(13, 7, 5);
    }

    @Test
    void nothing_is_to_be_done_where_the_number_is_right() {
        assertThat(ShardSteps.between(4, 4)).isEmpty();
    }

    @Property
    void every_step_at_most_doubles_or_halves_and_the_last_is_the_target(
            @ForAll @IntRange(min = 1, max = 100_000) int present,
            @ForAll @IntRange(min = 1, max = 100_000) int target) {
        List<Integer> steps = ShardSteps.between(present, target);
        int before = present;
        for (int step : steps) {
            assertThat(step).isBetween((before + 1) / 2, 2 * before).isNotEqualTo(before);
            before = step;
        }
        assertThat(before).isEqualTo(target);
    }
}
