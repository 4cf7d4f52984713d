package dev.weir.etl.source;

import dev.weir.etl.PipelineException;
import dev.weir.etl.PipelineException.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.KmsThrottlingException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * Fetches the records of one shard in order. Iterators that expire are renewed behind the last record; throttled calls are
 * repeated with growing pauses for about five minutes. Used by one thread at a time.
 */
public final class ShardReader {
    private static final int MAX_RECORDS = 10_000;
    private static final int MAX_ATTEMPTS = 60;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final KinesisClient kinesis;
    private final String stream;
    private final String shard;
    private final Continuity continuity;
    private final Runnable throttled;
    private StartingPoint point;
    private Instant asked = Instant.EPOCH;
    private String iterator;
    private boolean ended;

    /**
     * A reader that has not called yet.
     *
     * @param continuity watches that no record expires unread
     * @param throttled hears of each call that is throttled
     */
    public ShardReader(
            KinesisClient kinesis,
            String stream,
            String shard,
            StartingPoint point,
            Continuity continuity,
            Runnable throttled) {
        this.kinesis = kinesis;
        this.stream = stream;
        this.shard = shard;
        this.point = point;
        this.continuity = continuity;
        this.throttled = throttled;
    }

    public String shard() {
        return shard;
    }

    /** The next records, at most {@value #MAX_RECORDS}; none when the tip has been reached. */
    public Chunk next() throws InterruptedException {
        return nextUpTo(MAX_RECORDS);
    }

    /** The same, but no more than so many. */
    public Chunk nextUpTo(int most) throws InterruptedException {
        if (ended) {
            return new Chunk(List.of(), 0, asked, true);
        }
        GetRecordsResponse response = fetch(Math.min(most, MAX_RECORDS));
        List<Record> records = response.records();
        Optional<Record> last = records.isEmpty() ? Optional.empty() : Optional.of(records.get(records.size() - 1));
        last.ifPresent(record -> point = new StartingPoint.After(record.sequenceNumber()));
        iterator = response.nextShardIterator();
        ended = iterator == null;
        long behind = response.millisBehindLatest() == null ? 0 : response.millisBehindLatest();
        Instant readUpTo = continuity.answered(asked, new Continuity.Answer(last, behind, ended));
        return new Chunk(records, behind, readUpTo, ended);
    }

    private GetRecordsResponse fetch(int most) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                if (iterator == null) {
                    iterator = iterator();
                }
                asked = Instant.now();
                return kinesis.getRecords(
                        request -> request.shardIterator(iterator).limit(most));
            } catch (ExpiredIteratorException expired) {
                iterator = null;
                requireAttempts(attempt, expired);
            } catch (ProvisionedThroughputExceededException | LimitExceededException | KmsThrottlingException busy) {
                requireAttempts(attempt, busy);
                throttled.run();
                pause(attempt);
            }
        }
    }

    private String iterator() {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamName(stream).shardId(shard);
        point.applyTo(request);
        return kinesis.getShardIterator(request.build()).shardIterator();
    }

    private void requireAttempts(int attempt, Exception last) {
        if (attempt == MAX_ATTEMPTS) {
            throw new PipelineException(
                    Reason.REMOTE,
                    "stream %s: reading %s is throttled without end; other consumers share its five reads and two megabytes a second: stop some, or add shards"
                            .formatted(stream, shard),
                    last);
        }
    }

    private static void pause(int attempt) throws InterruptedException {
        long longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
        Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}
