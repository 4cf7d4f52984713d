package dev.weir.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.local.server.LocalOptions;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/** With quotas on, and the clock standing still between steps. */
class QuotasTest extends KinesisTest {
    @Override
    LocalOptions options() {
        return super.options().withQuotas(true);
    }

    @Test
    void aShardTakesAThousandRecordsASecond() {
        stream("orders", 1);
        String[] texts = IntStream.range(0, 400).mapToObj(String::valueOf).toArray(String[]::new);
        put("orders", texts);
        put("orders", texts);
        PutRecordsResponse third = put("orders", texts);
        assertThat(third.failedRecordCount()).isEqualTo(200);
        assertThat(third.records().getLast().errorCode()).isEqualTo("ProvisionedThroughputExceededException");
        assertThat(third.records().getLast().errorMessage())
                .isEqualTo("Rate exceeded for shard shardId-000000000000 in stream orders under account 000000000000.");
        clock.advance(Duration.ofSeconds(1));
        assertThat(put("orders", texts).failedRecordCount()).isZero();
    }

    @Test
    void aShardIsReadFiveTimesASecond() {
        stream("orders", 1);
        String iterator = iterator("orders", "shardId-000000000000", ShardIteratorType.LATEST);
        for (int i = 0; i < 5; i++) {
            kinesis.getRecords(request -> request.shardIterator(iterator));
        }
        assertThatThrownBy(() -> kinesis.getRecords(request -> request.shardIterator(iterator)))
                .isInstanceOf(ProvisionedThroughputExceededException.class);
    }

    @Test
    void anOperationCalledTooOftenExceedsItsLimit() {
        for (int i = 0; i < 5; i++) {
            kinesis.listStreams();
        }
        assertThatThrownBy(() -> kinesis.listStreams())
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("Rate exceeded for account 000000000000.");
    }

    @Test
    void aSixthStreamThatWouldBeCreatingExceedsTheLimit() {
        for (int i = 0; i < 5; i++) {
            create("stream-" + i);
        }
        clock.advance(Duration.ofMillis(999));
        assertThatThrownBy(() -> create("stream-5"))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining(
                        "Limit of 5 streams that can simultaneously be in CREATING or DELETING state exceeded under account 000000000000.");
        settle();
        create("stream-5");
    }

    @Test
    void theModeIsSwitchedTwiceADay() {
        stream("orders", 1);
        switchMode(StreamMode.ON_DEMAND);
        switchMode(StreamMode.PROVISIONED);
        assertThatThrownBy(() -> switchMode(StreamMode.ON_DEMAND))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("has reached the limit of 2 mode switches in 24 hours.");
        clock.advance(Duration.ofDays(1));
        switchMode(StreamMode.ON_DEMAND);
    }

    @Test
    void theShardCountIsUpdatedTenTimesADay() {
        stream("orders", 1);
        for (int i = 0; i < 10; i++) {
            updateCount(i % 2 == 0 ? 2 : 1);
        }
        assertThatThrownBy(() -> updateCount(2))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("has reached the limit of 10 shard count updates in 24 hours.");
        clock.advance(Duration.ofDays(1));
        updateCount(2);
    }

    private void create(String name) {
        kinesis.createStream(request -> request.streamName(name).shardCount(1));
    }

    private void switchMode(StreamMode mode) {
        kinesis.updateStreamMode(request -> request.streamARN("arn:aws:kinesis:us-east-1:000000000000:stream/orders")
                .streamModeDetails(details -> details.streamMode(mode)));
        settle();
    }

    private void updateCount(int target) {
        kinesis.updateShardCount(request ->
                request.streamName("orders").targetShardCount(target).scalingType(ScalingType.UNIFORM_SCALING));
        settle();
    }
}
