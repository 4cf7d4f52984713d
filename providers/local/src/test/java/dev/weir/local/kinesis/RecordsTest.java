package dev.weir.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

class RecordsTest extends KinesisTest {
    private static final String SHARD = "shardId-000000000000";

    @Test
    void recordsComeBackInOrderWithTheirNumbersAndTimes() {
        stream("orders", 1);
        List<PutRecordsResultEntry> put = put("orders", "a", "b", "c").records();
        GetRecordsResponse got = kinesis.getRecords(
                request -> request.shardIterator(iterator("orders", SHARD, ShardIteratorType.TRIM_HORIZON)));
        assertThat(got.records()).extracting(KinesisTest::text).containsExactly("a", "b", "c");
        assertThat(got.records()).extracting(Record::partitionKey).containsExactly("a", "b", "c");
        assertThat(got.records())
                .extracting(Record::sequenceNumber)
                .isEqualTo(
                        put.stream().map(PutRecordsResultEntry::sequenceNumber).toList())
                .isSorted();
        assertThat(got.records().getFirst().sequenceNumber()).matches("49\\d{54}");
        assertThat(got.records().getFirst().approximateArrivalTimestamp()).isEqualTo("2026-01-02T03:04:06.678Z");
        assertThat(got.millisBehindLatest()).isZero();
    }

    @Test
    void recordsSurviveTheProcess() throws IOException {
        stream("orders", 1);
        put("orders", "a", "b");
        restart();
        put("orders", "c");
        assertThat(drain("orders", SHARD)).containsExactly("a", "b", "c");
    }

    @Test
    void aRecordGoesToTheShardOfItsKeysHash() {
        stream("orders", 4);
        for (String key : List.of("a", "b", "c", "d", "e", "f")) {
            PutRecordResponse put = kinesis.putRecord(
                    request -> request.streamName("orders").partitionKey(key).data(SdkBytes.fromUtf8String(key)));
            BigInteger hash = new BigInteger(
                    1, HashKey.md5().digest(SdkBytes.fromUtf8String(key).asByteArray()));
            Shard shard = shards("orders").stream()
                    .filter(one -> one.shardId().equals(put.shardId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(hash)
                    .isBetween(
                            new BigInteger(shard.hashKeyRange().startingHashKey()),
                            new BigInteger(shard.hashKeyRange().endingHashKey()));
        }
    }

    @Test
    void anExplicitHashKeyDecides() {
        stream("orders", 2);
        PutRecordResponse put = kinesis.putRecord(request -> request.streamName("orders")
                .partitionKey("a")
                .explicitHashKey("340282366920938463463374607431768211455")
                .data(SdkBytes.fromUtf8String("x")));
        assertThat(put.shardId()).isEqualTo("shardId-000000000001");
    }

    @Test
    void latestSeesOnlyWhatComesAfter() {
        stream("orders", 1);
        put("orders", "a");
        String latest = iterator("orders", SHARD, ShardIteratorType.LATEST);
        put("orders", "b");
        assertThat(kinesis.getRecords(request -> request.shardIterator(latest)).records())
                .extracting(KinesisTest::text)
                .containsExactly("b");
    }

    @Test
    void aReaderStartsAtOrAfterASequenceNumber() {
        stream("orders", 1);
        String second = put("orders", "a", "b", "c").records().get(1).sequenceNumber();
        assertThat(from(ShardIteratorType.AT_SEQUENCE_NUMBER, second)).containsExactly("b", "c");
        assertThat(from(ShardIteratorType.AFTER_SEQUENCE_NUMBER, second)).containsExactly("c");
        assertThatThrownBy(() -> from(ShardIteratorType.AT_SEQUENCE_NUMBER, "42"))
                .isInstanceOf(InvalidArgumentException.class);
    }

    private List<String> from(ShardIteratorType type, String number) {
        String iterator = kinesis.getShardIterator(request -> request.streamName("orders")
                        .shardId(SHARD)
                        .shardIteratorType(type)
                        .startingSequenceNumber(number))
                .shardIterator();
        return kinesis.getRecords(request -> request.shardIterator(iterator)).records().stream()
                .map(KinesisTest::text)
                .toList();
    }

    @Test
    void aReaderStartsAtATime() {
        stream("orders", 1);
        put("orders", "a");
        clock.advance(Duration.ofMinutes(1));
        Instant between = clock.instant();
        put("orders", "b");
        String iterator = kinesis.getShardIterator(request -> request.streamName("orders")
                        .shardId(SHARD)
                        .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                        .timestamp(between))
                .shardIterator();
        assertThat(kinesis.getRecords(request -> request.shardIterator(iterator))
                        .records())
                .extracting(KinesisTest::text)
                .containsExactly("b");
    }

    @Test
    void aCallGivesAtMostItsLimitAndSaysHowFarBehindItIs() {
        stream("orders", 1);
        put("orders", "a", "b", "c");
        clock.advance(Duration.ofSeconds(3));
        String iterator = iterator("orders", SHARD, ShardIteratorType.TRIM_HORIZON);
        GetRecordsResponse first =
                kinesis.getRecords(request -> request.shardIterator(iterator).limit(2));
        assertThat(first.records()).extracting(KinesisTest::text).containsExactly("a", "b");
        assertThat(first.millisBehindLatest()).isEqualTo(3000);
        GetRecordsResponse second = kinesis.getRecords(request -> request.shardIterator(first.nextShardIterator()));
        assertThat(second.records()).extracting(KinesisTest::text).containsExactly("c");
        assertThat(second.millisBehindLatest()).isZero();
    }

    @Test
    void anIteratorExpiresAfterFiveMinutes() {
        stream("orders", 1);
        String iterator = iterator("orders", SHARD, ShardIteratorType.TRIM_HORIZON);
        clock.advance(Duration.ofMinutes(5).plusMillis(1));
        assertThatThrownBy(() -> kinesis.getRecords(request -> request.shardIterator(iterator)))
                .isInstanceOf(ExpiredIteratorException.class)
                .hasMessageContaining("tolerated delay of 300000 milliseconds");
    }

    @Test
    void aMadeUpIteratorIsInvalid() {
        assertThatThrownBy(() -> kinesis.getRecords(request -> request.shardIterator("AAAA")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("Invalid ShardIterator.");
    }

    @Test
    void recordsOlderThanTheRetentionAreGone() {
        stream("orders", 1);
        put("orders", "a");
        clock.advance(Duration.ofHours(24));
        put("orders", "b");
        clock.advance(Duration.ofHours(1));
        assertThat(drain("orders", SHARD)).containsExactly("b");
    }

    @Test
    void moreRecordsThanACallMayHoldAreAValidationError() {
        stream("orders", 1);
        String[] many = IntStream.range(0, 501).mapToObj(String::valueOf).toArray(String[]::new);
        assertThatThrownBy(() -> put("orders", many))
                .isInstanceOf(KinesisException.class)
                .hasMessageContaining("at 'records' failed to satisfy constraint: Member must have length less than or"
                        + " equal to 500");
    }

    @Test
    void aStreamThatIsStillCreatedTakesNoRecords() {
        kinesis.createStream(request -> request.streamName("orders").shardCount(1));
        assertThatThrownBy(() -> put("orders", "a")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aReshardClosesParentsAndNamesTheirChildren() {
        stream("orders", 2);
        put("orders", "a", "b", "c", "d", "e");
        kinesis.updateShardCount(
                request -> request.streamName("orders").targetShardCount(4).scalingType(ScalingType.UNIFORM_SCALING));
        settle();
        put("orders", "f", "g", "h", "i", "j");
        List<Shard> shards = shards("orders");
        assertThat(shards).hasSize(6);
        GetRecordsResponse end = kinesis.getRecords(
                request -> request.shardIterator(iterator("orders", SHARD, ShardIteratorType.TRIM_HORIZON)));
        assertThat(end.nextShardIterator()).isNull();
        assertThat(end.childShards()).hasSize(2).allSatisfy(child -> assertThat(child.parentShards())
                .containsExactly(SHARD));
        assertThat(shards.stream().flatMap(shard -> drain("orders", shard.shardId()).stream()))
                .containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    }

    @Test
    void childrenHaveGreaterNumbersThanTheirParents() {
        stream("orders", 1);
        put("orders", "a");
        kinesis.splitShard(request -> request.streamName("orders")
                .shardToSplit(SHARD)
                .newStartingHashKey("170141183460469231731687303715884105728"));
        settle();
        List<Shard> shards = shards("orders");
        String end = shards.getFirst().sequenceNumberRange().endingSequenceNumber();
        assertThat(shards.subList(1, 3))
                .allSatisfy(child -> assertThat(child.sequenceNumberRange().startingSequenceNumber())
                        .isGreaterThan(end));
    }

    @Test
    void anUnevenShardCountStillCoversEveryKeyOnce() {
        stream("orders", 5);
        kinesis.updateShardCount(
                request -> request.streamName("orders").targetShardCount(3).scalingType(ScalingType.UNIFORM_SCALING));
        settle();
        List<Shard> open = shards("orders").stream()
                .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                .sorted(Comparator.comparing(
                        shard -> new BigInteger(shard.hashKeyRange().startingHashKey())))
                .toList();
        assertThat(open).hasSize(3);
        BigInteger next = BigInteger.ZERO;
        for (Shard shard : open) {
            assertThat(new BigInteger(shard.hashKeyRange().startingHashKey())).isEqualTo(next);
            next = new BigInteger(shard.hashKeyRange().endingHashKey()).add(BigInteger.ONE);
        }
        assertThat(next).isEqualTo(BigInteger.ONE.shiftLeft(128));
    }

    @Test
    void aTargetBeyondDoubleIsRefused() {
        stream("orders", 1);
        assertThatThrownBy(() -> kinesis.updateShardCount(request ->
                        request.streamName("orders").targetShardCount(3).scalingType(ScalingType.UNIFORM_SCALING)))
                .isInstanceOf(KinesisException.class)
                .hasMessageContaining("UpdateShardCount cannot scale up over double your current open shard count.");
    }

    @Test
    void manyCallsAreReadBackWhole() {
        stream("orders", 2);
        List<String> texts = IntStream.range(0, 4000)
                .mapToObj(i -> i + "-" + "x".repeat(i % 3000))
                .toList();
        for (int i = 0; i < texts.size(); i += 400) {
            putLong("orders", texts.subList(i, i + 400));
        }
        Stream<String> got = shards("orders").stream().flatMap(shard -> drain("orders", shard.shardId()).stream());
        assertThat(got.toList()).containsExactlyInAnyOrderElementsOf(texts);
    }

    private void putLong(String stream, List<String> texts) {
        kinesis.putRecords(request -> request.streamName(stream)
                .records(texts.stream()
                        .map(text -> software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry.builder()
                                .partitionKey(text.substring(0, text.indexOf('-')))
                                .data(SdkBytes.fromUtf8String(text))
                                .build())
                        .toList()));
    }
}
