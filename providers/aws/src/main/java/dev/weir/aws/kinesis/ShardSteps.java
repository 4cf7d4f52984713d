package dev.weir.aws.kinesis;

import java.util.ArrayList;
import java.util.List;

/** How a number of shards is reached: each step at most doubles or halves it. */
final class ShardSteps {
    /** Changes of the number of shards that Kinesis allows a stream in 24 hours. */
    static final int A_DAY = 10;

    private ShardSteps() {}

    /** The numbers on the way, the last one being the target; empty when it is already there. */
    static List<Integer> between(int present, int target) {
        List<Integer> steps = new ArrayList<>();
        int count = present;
        while (count != target) {
            int least = (count + 1) / 2;
            count = target > count ? (int) Math.min(target, 2L * count) : Math.max(target, least);
            steps.add(count);
        }
        return steps;
    }
}
