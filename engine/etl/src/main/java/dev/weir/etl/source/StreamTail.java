package dev.weir.etl.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * The latest records of a stream. A shard cannot be read backwards, so it is read from a minute ago, then from ever longer ago
 * until enough records are found. Takes no more than three of the five reads a second that a shard allows, in small bites, and
 * leaves no trace: no consumer, no checkpoint.
 */
public final class StreamTail {
    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);
    private static final int GROWTH = 10;
    private static final long PAUSE_MILLIS = 350;
    private static final long MOST_BYTES = 128L << 20;

    private final KinesisClient kinesis;
    private final String stream;
    private final int limit;
    private final PriorityQueue<Entry> newest = new PriorityQueue<>(Comparator.comparing(Entry::arrival));
    private final Map<String, Long> lastReads = new HashMap<>();
    private long bytes;
    private boolean full;

    /** A record and the shard that it is in. */
    public record Entry(String shard, Record record) {
        Instant arrival() {
            return record.approximateArrivalTimestamp();
        }

        private long size() {
            return record.data().asByteArrayUnsafe().length;
        }
    }

    /**
     * Nothing read yet.
     *
     * @param limit how many records are wanted; fewer come back when they hold more than 128 MiB
     */
    public StreamTail(KinesisClient kinesis, String stream, int limit) {
        this.kinesis = kinesis;
        this.stream = stream;
        this.limit = limit;
    }

    /**
     * Reads them.
     *
     * @return in the order of their arrival
     * @throws dev.weir.etl.PipelineException when the stream does not exist
     */
    public List<Entry> read() throws InterruptedException {
        List<String> shards = List.copyOf(Lineage.of(kinesis, stream).ids());
        Duration kept = Duration.ofHours(kinesis.describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary()
                .retentionPeriodHours());
        Instant now = Instant.now();
        boolean all = false;
        for (Duration look = FIRST_LOOK; !full && !all; look = look.multipliedBy(GROWTH)) {
            all = look.compareTo(kept) >= 0;
            StartingPoint from = all ? new StartingPoint.Oldest() : new StartingPoint.Since(now.minus(look));
            newest.clear();
            bytes = 0;
            for (String shard : shards) {
                read(shard, from);
            }
            full |= newest.size() >= limit;
        }
        List<Entry> ordered = new ArrayList<>(newest);
        ordered.sort(newest.comparator());
        return ordered;
    }

    private void read(String shard, StartingPoint from) throws InterruptedException {
        ShardReader reader = new ShardReader(kinesis, stream, shard, from, Continuity.unwatched(), () -> {});
        boolean more = true;
        while (more) {
            pace(shard);
            Chunk chunk = reader.nextUpTo(limit);
            chunk.records().forEach(record -> keep(new Entry(shard, record)));
            more = !chunk.caughtUp();
        }
    }

    private void pace(String shard) throws InterruptedException {
        Long last = lastReads.get(shard);
        if (last != null) {
            long due = TimeUnit.NANOSECONDS.toMillis(last - System.nanoTime()) + PAUSE_MILLIS;
            Thread.sleep(Math.max(0, due));
        }
        lastReads.put(shard, System.nanoTime());
    }

    private void keep(Entry entry) {
        newest.add(entry);
        bytes += entry.size();
        while (newest.size() > limit || bytes > MOST_BYTES) {
            full = true;
            bytes -= newest.remove().size();
        }
    }
}
