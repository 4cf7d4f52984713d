package dev.weir.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

class StreamLifecycleTest extends KinesisTest {
    @Test
    void aStreamIsCreatingUntilItSettles() {
        kinesis.createStream(request -> request.streamName("orders").shardCount(2));
        assertThat(summary().streamStatus()).isEqualTo(StreamStatus.CREATING);
        settle();
        assertThat(summary().streamStatus()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(summary().openShardCount()).isEqualTo(2);
        assertThat(summary().retentionPeriodHours()).isEqualTo(24);
        assertThat(summary().streamARN()).isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/orders");
        assertThat(summary().streamCreationTimestamp()).isEqualTo("2026-01-02T03:04:05.678Z");
    }

    @Test
    void aStreamSurvivesTheProcess() throws IOException {
        kinesis.createStream(
                request -> request.streamName("orders").shardCount(3).tags(Map.of("weir:stack", "shop")));
        settle();
        restart();
        assertThat(summary().openShardCount()).isEqualTo(3);
        assertThat(kinesis.listTagsForStream(request -> request.streamName("orders"))
                        .tags())
                .singleElement()
                .satisfies(tag -> assertThat(tag.value()).isEqualTo("shop"));
    }

    @Test
    void anUnknownStreamIsNotFoundInAwsWords() {
        assertThatThrownBy(this::summary)
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Stream orders under account 000000000000 not found.");
    }

    @Test
    void aNameInUseIsRefused() {
        stream("orders", 1);
        assertThatThrownBy(() -> stream("orders", 1))
                .isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining("Stream orders under account 000000000000 already exists.");
    }

    @Test
    void aBadNameIsAValidationException() {
        assertThatThrownBy(() -> stream("or ders", 1))
                .isInstanceOfSatisfying(
                        KinesisException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"))
                .hasMessageContaining("1 validation error detected: Value 'or ders' at 'streamName' failed to satisfy"
                        + " constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
    }

    @Test
    void aSecondChangeMustWaitForTheFirst() {
        stream("orders", 1);
        kinesis.increaseStreamRetentionPeriod(
                request -> request.streamName("orders").retentionPeriodHours(48));
        assertThatThrownBy(() -> kinesis.updateShardCount(request ->
                        request.streamName("orders").targetShardCount(2).scalingType(ScalingType.UNIFORM_SCALING)))
                .isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining("not ACTIVE, instead in state UPDATING");
        settle();
        assertThat(summary().retentionPeriodHours()).isEqualTo(48);
    }

    @Test
    void retentionOnlyGrowsThroughIncrease() {
        stream("orders", 1);
        kinesis.increaseStreamRetentionPeriod(
                request -> request.streamName("orders").retentionPeriodHours(48));
        settle();
        assertThatThrownBy(() -> kinesis.increaseStreamRetentionPeriod(
                        request -> request.streamName("orders").retentionPeriodHours(24)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("can not be shorter than existing retention period (48 hours)");
    }

    @Test
    void aRetentionThatIsTheSameIsAccepted() {
        stream("orders", 1);
        kinesis.increaseStreamRetentionPeriod(
                request -> request.streamName("orders").retentionPeriodHours(24));
        settle();
        kinesis.decreaseStreamRetentionPeriod(
                request -> request.streamName("orders").retentionPeriodHours(24));
    }

    @Test
    void encryptionIsStoppedWithItsOwnKeyOnly() {
        stream("orders", 1);
        kinesis.startStreamEncryption(request ->
                request.streamName("orders").encryptionType(EncryptionType.KMS).keyId("alias/mine"));
        settle();
        assertThatThrownBy(() -> kinesis.stopStreamEncryption(request -> request.streamName("orders")
                        .encryptionType(EncryptionType.KMS)
                        .keyId("alias/other")))
                .isInstanceOf(InvalidArgumentException.class);
        kinesis.stopStreamEncryption(request ->
                request.streamName("orders").encryptionType(EncryptionType.KMS).keyId("alias/mine"));
    }

    @Test
    void aDeletedStreamIsGoneOnceItSettles() {
        stream("orders", 1);
        kinesis.deleteStream(request -> request.streamName("orders"));
        assertThat(summary().streamStatus()).isEqualTo(StreamStatus.DELETING);
        settle();
        assertThatThrownBy(this::summary).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aStreamWithConsumersIsOnlyDeletedWhenThatIsEnforced() {
        stream("orders", 1);
        String arn = summary().streamARN();
        kinesis.registerStreamConsumer(request -> request.streamARN(arn).consumerName("reader"));
        settle();
        assertThatThrownBy(() -> kinesis.deleteStream(request -> request.streamName("orders")))
                .isInstanceOf(ResourceInUseException.class);
        kinesis.deleteStream(request -> request.streamName("orders").enforceConsumerDeletion(true));
        assertThat(summary().streamStatus()).isEqualTo(StreamStatus.DELETING);
    }

    @Test
    void encryptionModeMonitoringAndRecordSizeChangeOneByOne() {
        stream("orders", 1);
        kinesis.startStreamEncryption(request ->
                request.streamName("orders").encryptionType(EncryptionType.KMS).keyId("alias/aws/kinesis"));
        settle();
        kinesis.enableEnhancedMonitoring(
                request -> request.streamName("orders").shardLevelMetrics(MetricsName.INCOMING_BYTES));
        settle();
        kinesis.updateMaxRecordSize(
                request -> request.streamARN(summary().streamARN()).maxRecordSizeInKiB(2048));
        settle();
        kinesis.updateStreamMode(request -> request.streamARN(summary().streamARN())
                .streamModeDetails(mode -> mode.streamMode(StreamMode.ON_DEMAND)));
        settle();
        StreamDescriptionSummary summary = summary();
        assertThat(summary.encryptionType()).isEqualTo(EncryptionType.KMS);
        assertThat(summary.keyId()).isEqualTo("alias/aws/kinesis");
        assertThat(summary.enhancedMonitoring().getFirst().shardLevelMetrics())
                .containsExactly(MetricsName.INCOMING_BYTES);
        assertThat(summary.maxRecordSizeInKiB()).isEqualTo(2048);
        assertThat(summary.streamModeDetails().streamMode()).isEqualTo(StreamMode.ON_DEMAND);
    }

    @Test
    void streamsAreListedInPagesWithTheirStatus() {
        IntStream.range(0, 5).forEach(i -> stream("s" + i, 1));
        ListStreamsResponse first = kinesis.listStreams(request -> request.limit(3));
        assertThat(first.streamNames()).containsExactly("s0", "s1", "s2");
        assertThat(first.hasMoreStreams()).isTrue();
        ListStreamsResponse second = kinesis.listStreams(request -> request.nextToken(first.nextToken()));
        assertThat(second.streamSummaries())
                .extracting(summary -> summary.streamName() + " " + summary.streamStatus())
                .containsExactly("s3 ACTIVE", "s4 ACTIVE");
        assertThat(second.hasMoreStreams()).isFalse();
    }

    private StreamDescriptionSummary summary() {
        return kinesis.describeStreamSummary(request -> request.streamName("orders"))
                .streamDescriptionSummary();
    }
}
