package dev.weir.spec.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> WORDS =
            List.of("name", "shardCount", "retentionPeriodHours", "streamMode", "ON_DEMAND", "a");

    @ParameterizedTest
    @CsvSource({
        "nmae, name",
        "Name, name",
        "shard_count, shardCount",
        "shardcount, shardCount",
        "shards, shardCount",
        "retentionHours, retentionPeriodHours",
        "retention, retentionPeriodHours",
        "streammode, streamMode",
        "on_demand, ON_DEMAND",
        "ONDEMAND, ON_DEMAND"
    })
    void aMisspeltWordIsRecognised(String word, String meant) {
        assertThat(Spelling.nearest(word, WORDS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"tags", "b", "x", "encryption", "''"})
    void anotherWordIsNot(String word) {
        assertThat(Spelling.nearest(word, WORDS)).isEmpty();
    }

    @Test
    void veryLongWordsAreNotCompared() {
        assertThat(Spelling.nearest("x".repeat(100_000), List.of("x".repeat(99_999))))
                .isEmpty();
    }
}
