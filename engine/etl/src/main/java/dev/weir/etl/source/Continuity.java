package dev.weir.etl.source;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.model.Record;

/** Follows up to which time of arrival a shard has been read, and watches that no record expires unread. One reader's. */
public final class Continuity {
    private final Optional<SourceStream> stream;
    private final String shard;
    private Optional<Instant> readUpTo;

    private Continuity(Optional<SourceStream> stream, String shard, Optional<Instant> readUpTo) {
        this.stream = stream;
        this.shard = shard;
        this.readUpTo = readUpTo;
    }

    /**
     * Watches a shard.
     *
     * @param readUpTo the time up to which it has been read before; empty when it has not, or nobody knows
     */
    public static Continuity of(SourceStream stream, String shard, Optional<Instant> readUpTo) {
        return new Continuity(Optional.of(stream), shard, readUpTo);
    }

    /** Watches nothing: for readers that look at what is there, or check what they read by other means. */
    public static Continuity unwatched() {
        return new Continuity(Optional.empty(), "", Optional.empty());
    }

    /**
     * An answer has come.
     *
     * @param asked when the call began
     * @return up to which time the shard has been read now
     * @throws dev.weir.etl.PipelineException when records may have expired between the answer before and this one
     */
    Instant answered(Instant asked, Answer answer) {
        stream.ifPresent(source -> readUpTo.ifPresent(time -> source.requireKept(shard, time, Instant.now())));
        readUpTo = Optional.of(readUpTo(asked, answer));
        return readUpTo.get();
    }

    /**
     * The end of a shard says nothing of when it was closed, and its children's records are as old as that: they count from its last
     * record.
     */
    private Instant readUpTo(Instant asked, Answer answer) {
        if (!answer.ended()) {
            return asked.minusMillis(answer.millisBehindLatest());
        }
        return answer.last()
                .map(Record::approximateArrivalTimestamp)
                .or(() -> readUpTo)
                .orElse(asked);
    }

    /** What of an answer matters here. */
    record Answer(Optional<Record> last, long millisBehindLatest, boolean ended) {}
}
