package dev.weir.etl.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.etl.source.Aggregation.UserRecord;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An aggregated record")
class AggregatedRecordTest {
    private static List<String> texts(byte[] data, HashKeys shard) {
        return AggregatedRecord.parts(data, shard).orElseThrow().stream()
                .map(part -> new String(part, UTF_8))
                .toList();
    }

    @Test
    @DisplayName("holds records in their order, none included")
    void parts() {
        byte[] data =
                Aggregation.pack(List.of(UserRecord.of("a", "one"), UserRecord.of("b", ""), UserRecord.of("a", "two")));

        assertThat(texts(data, HashKeys.ALL)).containsExactly("one", "", "two");
        assertThat(texts(Aggregation.pack(List.of()), HashKeys.ALL)).isEmpty();
    }

    @Test
    @DisplayName("gives a shard only those whose keys are its own, as the producer sends the others again")
    void ownKeys() {
        BigInteger middle = BigInteger.ONE.shiftLeft(127);
        HashKeys lower = new HashKeys(BigInteger.ZERO, middle.subtract(BigInteger.ONE));
        HashKeys upper = new HashKeys(middle, HashKeys.ALL.last());
        byte[] data = Aggregation.pack(List.of(
                new UserRecord("a", Optional.of(middle), "up"),
                new UserRecord("a", Optional.of(BigInteger.TEN), "down"),
                UserRecord.of("weir", "by partition key")));

        assertThat(HashKeys.of("weir")).as("the MD5 of weir").isLessThan(middle);
        assertThat(texts(data, lower)).containsExactly("down", "by partition key");
        assertThat(texts(data, upper)).containsExactly("up");
    }

    @Test
    @DisplayName("is a record like any other when it is cut off or changed anywhere")
    void damaged() {
        byte[] data = Aggregation.pack(List.of(UserRecord.of("a", "one")));
        for (int at = 0; at < data.length; at++) {
            byte[] changed = data.clone();
            changed[at] ^= 1;
            assertThat(AggregatedRecord.parts(changed, HashKeys.ALL))
                    .as("byte %d", at)
                    .isEmpty();
            assertThat(AggregatedRecord.parts(Arrays.copyOf(data, at), HashKeys.ALL))
                    .as("%d bytes", at)
                    .isEmpty();
        }
    }
}
