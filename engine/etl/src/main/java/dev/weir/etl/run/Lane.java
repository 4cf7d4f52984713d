package dev.weir.etl.run;

import dev.weir.etl.source.Chunk;
import dev.weir.etl.source.ShardReader;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.kinesis.model.Record;

/** Reads one shard to its end, to the tip or until told to stop, on a thread of its own. The next chunk is fetched meanwhile. */
final class Lane implements Runnable {
    /** Five reads a second are allowed a shard, to all consumers together. */
    private static final long PAUSE_MILLIS = 250;

    private static final long IDLE_PAUSE_MILLIS = 1_000;
    private static final long CUT_CHECK_MILLIS = 100;

    /** A chunk is 10 MiB on the stream, and may be a thousand times that out of its compressed frames. */
    private static final long BYTES_BETWEEN_CUTS = 32L << 20;

    private final Lanes lanes;
    private final Gathering gathering;
    private final ShardReader reader;
    private final SliceBuilder slice;
    private Future<Chunk> pending;

    Lane(Lanes lanes, Gathering gathering, ShardReader reader, SliceBuilder slice) {
        this.lanes = lanes;
        this.gathering = gathering;
        this.reader = reader;
        this.slice = slice;
    }

    @Override
    public void run() {
        try {
            boolean going = true;
            while (going) {
                going = step();
            }
        } catch (ExecutionException failed) {
            gathering.fail(failed.getCause());
        } catch (Throwable failed) {
            gathering.fail(failed);
        }
    }

    /** Takes one chunk, or hands the slice over; returns whether there is more to do. */
    private boolean step() throws InterruptedException, ExecutionException {
        Chunk chunk = chunk();
        if (chunk != null) {
            if (!add(chunk)) {
                return false;
            }
            if (chunk.ended() || (chunk.caughtUp() && lanes.untilCaughtUp())) {
                leave(chunk.ended());
                return false;
            }
            if (chunk.caughtUp()) {
                gathering.pause(this, chunk.records().isEmpty() ? IDLE_PAUSE_MILLIS : PAUSE_MILLIS);
            }
        }
        return !gathering.isCut(this) || gathering.deliver(this, slice.finish(false));
    }

    /** The next chunk; null when the batch is cut first. */
    private Chunk chunk() throws InterruptedException, ExecutionException {
        if (pending == null) {
            pending = lanes.fetch(reader);
        }
        Chunk chunk = null;
        while (chunk == null && !gathering.isCut(this)) {
            chunk = await(pending);
        }
        if (chunk != null) {
            pending = chunk.caughtUp() ? null : lanes.fetch(reader);
        }
        return chunk;
    }

    private static Chunk await(Future<Chunk> fetch) throws InterruptedException, ExecutionException {
        try {
            return fetch.get(CUT_CHECK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            return null;
        }
    }

    /** Takes a chunk's records, handing slices over in between where they are large; returns whether there is more to do. */
    private boolean add(Chunk chunk) throws InterruptedException {
        slice.begin(chunk);
        Iterator<Record> records = chunk.records().iterator();
        boolean going = true;
        while (going && records.hasNext()) {
            addSome(records);
            going = !records.hasNext() || !gathering.isCut(this) || gathering.deliver(this, slice.finish(false));
        }
        if (!records.hasNext()) {
            slice.end(chunk);
        }
        return going;
    }

    private void addSome(Iterator<Record> records) throws InterruptedException {
        long count = 0;
        long bytes = 0;
        lanes.beginWork();
        try {
            while (records.hasNext() && bytes < BYTES_BETWEEN_CUTS) {
                bytes += slice.add(records.next());
                count++;
            }
        } finally {
            lanes.endWork();
        }
        gathering.added(this, count, bytes, slice.full());
    }

    /** Children join before their parent leaves, so the run is never without a lane between them. */
    private void leave(boolean ended) {
        Slice last = slice.finish(ended);
        if (ended) {
            lanes.ended(reader.shard());
        }
        gathering.leave(this, last);
    }
}
