package dev.weir.etl.source;

import dev.weir.etl.PipelineException;
import dev.weir.etl.PipelineException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/**
 * A stream as the service describes it: which one of that name it is, and for how long it keeps records. Shared by threads.
 */
public final class SourceStream {
    private final KinesisClient kinesis;
    private final String name;
    private final Optional<Instant> created;
    private volatile Duration retention;

    private SourceStream(KinesisClient kinesis, String name) {
        this.kinesis = kinesis;
        this.name = name;
        StreamDescriptionSummary summary = describe();
        this.created = Optional.ofNullable(summary.streamCreationTimestamp())
                .map(time -> time.truncatedTo(ChronoUnit.SECONDS));
        this.retention = retention(summary);
    }

    /**
     * Describes a stream.
     *
     * @throws PipelineException when it does not exist
     */
    public static SourceStream of(KinesisClient kinesis, String name) {
        return new SourceStream(kinesis, name);
    }

    private StreamDescriptionSummary describe() {
        try {
            return kinesis.describeStreamSummary(request -> request.streamName(name))
                    .streamDescriptionSummary();
        } catch (ResourceNotFoundException absent) {
            throw new PipelineException(
                    Reason.NOT_FOUND, "stream %s does not exist; apply its stack first".formatted(name), absent);
        }
    }

    private static Duration retention(StreamDescriptionSummary summary) {
        return Duration.ofHours(summary.retentionPeriodHours());
    }

    /** When it was created, in whole seconds: the identity of one stream among several of the same name over time. */
    public Optional<Instant> created() {
        return created;
    }

    /**
     * Checks that no record can have expired between two reads of a shard. The service does not tell: a read behind an expired
     * position silently begins with the oldest record that is left.
     *
     * @param readUpTo the time up to whose arrivals the shard had been read before
     * @param now when it is read again
     * @throws PipelineException when that is longer ago than the stream keeps records
     */
    void requireKept(String shard, Instant readUpTo, Instant now) {
        if (!readUpTo.isBefore(now.minus(retention))) {
            return;
        }
        retention = retention(describe());
        if (readUpTo.isBefore(now.minus(retention))) {
            throw new PipelineException(
                    Reason.RETENTION_EXPIRED,
                    ("%s of stream %s was read up to %s, and the stream keeps records for %d hours: records that arrived since may have"
                                    + " expired before they were read. To continue with the oldest record that is left, run 'weir run'"
                                    + " with --accept-data-loss once; a longer retentionPeriodHours gives later runs more time")
                            .formatted(shard, name, readUpTo.truncatedTo(ChronoUnit.SECONDS), retention.toHours()));
        }
    }
}
