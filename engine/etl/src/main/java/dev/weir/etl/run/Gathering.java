package dev.weir.etl.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Where lanes and runner meet. Lanes fill batch {@code n}; once it is cut, each hands its slice over at its next pause for breath
 * and goes on with {@code n + 1}, while the runner writes {@code n}. No lane gets further ahead than that, so two batches
 * bound the memory.
 */
final class Gathering {
    private final long maxRecords;
    private final long maxBytes;
    private final long lastTurn;
    private final Map<Lane, Long> turns = new HashMap<>();
    private final TreeMap<Long, Part> parts = new TreeMap<>();
    private long cut;
    private long written;
    private boolean stopping;
    private Throwable failure;

    /** What has been gathered of one batch. */
    private static final class Part {
        private final List<Slice> slices = new ArrayList<>();
        private long records;
        private long bytes;
    }

    /**
     * Nothing gathered yet.
     *
     * @param lastTurn the turn after which lanes stop
     */
    Gathering(long maxRecords, long maxBytes, long lastTurn) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
        this.lastTurn = lastTurn;
    }

    /**
     * A lane begins, with the batch that is open.
     *
     * @return false when there is none
     */
    synchronized boolean join(Lane lane) {
        boolean open = !stopping && failure == null && cut < lastTurn;
        if (open) {
            turns.put(lane, cut + 1);
        }
        return open;
    }

    /** A lane has added records to its slice. */
    synchronized void added(Lane lane, long records, long bytes, boolean full) {
        long turn = turns.get(lane);
        Part part = part(turn);
        part.records += records;
        part.bytes += bytes;
        if (full || part.records >= maxRecords || part.bytes >= maxBytes) {
            cut(turn);
        }
    }

    /** Whether a lane is to hand its slice over. */
    synchronized boolean isCut(Lane lane) {
        return turns.get(lane) <= cut || failure != null;
    }

    /**
     * A lane hands its slice over, and waits for its next turn.
     *
     * @return false when there is none
     */
    synchronized boolean deliver(Lane lane, Slice slice) throws InterruptedException {
        long turn = turns.get(lane);
        part(turn).slices.add(slice);
        turns.put(lane, turn + 1);
        notifyAll();
        while (turn > written + 1 && !over(turn)) {
            wait();
        }
        if (over(turn)) {
            turns.remove(lane);
            notifyAll();
            return false;
        }
        return true;
    }

    private boolean over(long turn) {
        return stopping || failure != null || turn >= lastTurn;
    }

    /** A lane has reached its end and hands its last slice over. */
    synchronized void leave(Lane lane, Slice slice) {
        part(turns.remove(lane)).slices.add(slice);
        notifyAll();
    }

    /** Something broke; everybody stops. */
    synchronized void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        notifyAll();
    }

    /** A lane at the stream's tip waits for more. */
    synchronized void pause(Lane lane, long millis) throws InterruptedException {
        long end = end(millis);
        long left = remaining(end);
        while (left > 0 && !isCut(lane) && !stopping) {
            wait(left);
            left = remaining(end);
        }
    }

    /** Cuts the open batch, if anything is in it. */
    synchronized void cutIfFilled() {
        Part part = parts.get(cut + 1);
        if (part != null && part.records > 0) {
            cut(cut + 1);
        }
    }

    /** Cuts the open batch, whatever is in it. */
    synchronized void cut() {
        cut(cut + 1);
    }

    /** Cuts the open batch, and lanes take no other turn. */
    synchronized void stop() {
        if (!stopping) {
            stopping = true;
            cut(cut + 1);
        }
    }

    private void cut(long turn) {
        cut = Math.max(cut, turn);
        notifyAll();
    }

    /** The next batch to be written, once it is whole; waits no longer than this. */
    synchronized Optional<Batch> poll(long millis) throws InterruptedException {
        long end = end(millis);
        long left = remaining(end);
        while (left > 0 && failure == null && !ready() && !done()) {
            wait(left);
            left = remaining(end);
        }
        requireHealth();
        return ready() || (turns.isEmpty() && !parts.isEmpty())
                ? Optional.of(Batch.of(written + 1, part(written + 1).slices))
                : Optional.empty();
    }

    /** Whether no batch is to come. */
    synchronized boolean done() {
        return turns.isEmpty() && parts.isEmpty();
    }

    private boolean ready() {
        long next = written + 1;
        return next <= cut && turns.values().stream().allMatch(turn -> turn > next);
    }

    /** The batch has been dealt with. */
    synchronized void written(long turn) {
        written = turn;
        parts.remove(turn);
        notifyAll();
    }

    private static long end(long millis) {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Milliseconds until then, rounded up; 0 when it is past. */
    private static long remaining(long end) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime() + 999_999));
    }

    private Part part(long turn) {
        return parts.computeIfAbsent(turn, absent -> new Part());
    }

    private void requireHealth() {
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }
}
