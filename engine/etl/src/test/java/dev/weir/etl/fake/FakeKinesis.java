package dev.weir.etl.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** One stream in memory, as the runner sees it. */
public final class FakeKinesis implements KinesisClient {
    private final SortedMap<String, Shard> shards = new TreeMap<>();
    private final SortedMap<String, List<Record>> records = new TreeMap<>();
    private final List<String> closed = new ArrayList<>();
    private final List<RuntimeException> nextFailures = new ArrayList<>();
    private Faults faults = Faults.none();
    private int answerSize = 10_000;
    private long sequence = 49_000_000_000_000L;
    private long trimmedBelow;
    private Instant created = Instant.parse("2026-11-20T08:00:00Z");
    private int retentionHours = 1_000_000;

    public FakeKinesis withShard(String id) {
        return withShard(id, null);
    }

    public synchronized FakeKinesis withShard(String id, String parent) {
        shards.put(id, Shard.builder().shardId(id).parentShardId(parent).build());
        records.put(id, new ArrayList<>());
        return this;
    }

    /** The stream is deleted, and one of the same name is created then. */
    public synchronized void recreate(Instant time) {
        created = time;
        shards.clear();
        records.clear();
        closed.clear();
    }

    /** How long records are said to be kept; they leave with {@link #expire} only. */
    public synchronized void retention(int hours) {
        retentionHours = hours;
    }

    public synchronized void close(String shard) {
        closed.add(shard);
    }

    public void faults(Faults next) {
        faults = next;
    }

    /** The next read fails so. */
    public synchronized void failNextRead(RuntimeException failure) {
        nextFailures.add(failure);
    }

    /** How many records an answer holds at most. */
    public void answerSize(int size) {
        answerSize = size;
    }

    /** Records so far leave the stream. */
    public synchronized void expire() {
        trimmedBelow = sequence + 1;
    }

    public String put(String shard, String data, Instant arrival) {
        return put(shard, data.getBytes(UTF_8), arrival);
    }

    public synchronized String put(String shard, byte[] data, Instant arrival) {
        String number = Long.toString(++sequence);
        records.get(shard)
                .add(Record.builder()
                        .sequenceNumber(number)
                        .data(SdkBytes.fromByteArray(data))
                        .partitionKey("key")
                        .approximateArrivalTimestamp(arrival)
                        .build());
        return number;
    }

    @Override
    public DescribeStreamSummaryResponse describeStreamSummary(DescribeStreamSummaryRequest request) {
        return faults.call(() -> DescribeStreamSummaryResponse.builder()
                .streamDescriptionSummary(
                        summary -> summary.streamCreationTimestamp(created).retentionPeriodHours(retentionHours))
                .build());
    }

    @Override
    public ListShardsResponse listShards(ListShardsRequest request) {
        return faults.call(
                () -> ListShardsResponse.builder().shards(shards.values()).build());
    }

    @Override
    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        return faults.call(() -> GetShardIteratorResponse.builder()
                .shardIterator(request.shardId() + ":" + first(request))
                .build());
    }

    private synchronized long first(GetShardIteratorRequest request) {
        long number =
                switch (request.shardIteratorType()) {
                    case TRIM_HORIZON -> 0;
                    case AT_SEQUENCE_NUMBER -> Long.parseLong(request.startingSequenceNumber());
                    case AFTER_SEQUENCE_NUMBER -> Long.parseLong(request.startingSequenceNumber()) + 1;
                    case AT_TIMESTAMP ->
                        records.get(request.shardId()).stream()
                                .filter(record ->
                                        !record.approximateArrivalTimestamp().isBefore(request.timestamp()))
                                .mapToLong(FakeKinesis::number)
                                .findFirst()
                                .orElse(sequence + 1);
                    case LATEST, UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException(request.toString());
                };
        return Math.max(number, trimmedBelow);
    }

    @Override
    public GetRecordsResponse getRecords(GetRecordsRequest request) {
        return faults.call(() -> read(request));
    }

    private synchronized GetRecordsResponse read(GetRecordsRequest request) {
        if (!nextFailures.isEmpty()) {
            throw nextFailures.remove(0);
        }
        String[] iterator = request.shardIterator().split(":", -1);
        long from = Math.max(Long.parseLong(iterator[1]), trimmedBelow);
        List<Record> waiting = records.get(iterator[0]).stream()
                .filter(record -> number(record) >= from)
                .toList();
        List<Record> answer = waiting.subList(0, Math.min(waiting.size(), Math.min(answerSize, request.limit())));
        boolean all = answer.size() == waiting.size();
        long next = answer.isEmpty() ? from : number(answer.get(answer.size() - 1)) + 1;
        boolean ended = all && closed.contains(iterator[0]);
        return GetRecordsResponse.builder()
                .records(answer)
                .millisBehindLatest(all ? 0L : 1_000L)
                .nextShardIterator(ended ? null : iterator[0] + ":" + next)
                .build();
    }

    private static long number(Record record) {
        return Long.parseLong(record.sequenceNumber());
    }

    @Override
    public String serviceName() {
        return "kinesis";
    }

    @Override
    public void close() {}
}
