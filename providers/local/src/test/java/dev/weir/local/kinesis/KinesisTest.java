package dev.weir.local.kinesis;

import dev.weir.local.server.Clients;
import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** An embedded AWS whose clock stands still, with the SDK's Kinesis client, which speaks CBOR. */
abstract class KinesisTest {
    @TempDir
    Path data;

    final HandClock clock = new HandClock();
    LocalAws aws;
    KinesisClient kinesis;

    @BeforeEach
    void start() throws IOException {
        aws = LocalAws.start(options());
        kinesis = Clients.of(aws).kinesis();
    }

    LocalOptions options() {
        return LocalOptions.in(data).withClock(clock).withSettle(Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() throws IOException {
        kinesis.close();
        aws.close();
    }

    void restart() throws IOException {
        stop();
        start();
    }

    void settle() {
        clock.advance(Duration.ofSeconds(1));
    }

    void stream(String name, int shards) {
        kinesis.createStream(request -> request.streamName(name).shardCount(shards));
        settle();
    }

    PutRecordsResponse put(String stream, String... texts) {
        return kinesis.putRecords(request -> request.streamName(stream)
                .records(List.of(texts).stream()
                        .map(text -> software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry.builder()
                                .partitionKey(text)
                                .data(SdkBytes.fromUtf8String(text))
                                .build())
                        .toList()));
    }

    String iterator(String stream, String shard, ShardIteratorType type) {
        return kinesis.getShardIterator(
                        request -> request.streamName(stream).shardId(shard).shardIteratorType(type))
                .shardIterator();
    }

    List<Shard> shards(String stream) {
        return kinesis.listShards(request -> request.streamName(stream)).shards();
    }

    /** Everything in a shard, from its start to its end or to the tip. */
    List<String> drain(String stream, String shard) {
        List<String> texts = new ArrayList<>();
        String iterator = iterator(stream, shard, ShardIteratorType.TRIM_HORIZON);
        while (iterator != null) {
            String from = iterator;
            GetRecordsResponse response = kinesis.getRecords(request -> request.shardIterator(from));
            response.records().stream().map(KinesisTest::text).forEach(texts::add);
            iterator = response.millisBehindLatest() == 0 ? null : response.nextShardIterator();
        }
        return texts;
    }

    static String text(Record record) {
        return record.data().asString(StandardCharsets.UTF_8);
    }

    /** Moves only by hand. */
    static final class HandClock extends Clock {
        private volatile Instant now = Instant.parse("2026-01-02T03:04:05.678Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
