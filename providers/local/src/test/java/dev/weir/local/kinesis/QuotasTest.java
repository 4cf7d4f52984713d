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
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

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
}
