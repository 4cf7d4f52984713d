package dev.weir.etl.run;

import dev.weir.etl.Clients;
import dev.weir.etl.Progress;
import dev.weir.etl.RunOptions;
import dev.weir.etl.source.Chunk;
import dev.weir.etl.source.Continuity;
import dev.weir.etl.source.Lineage;
import dev.weir.etl.source.ShardReader;
import dev.weir.etl.source.SourceStream;
import dev.weir.etl.source.StartingPoint;
import dev.weir.etl.state.Position;
import dev.weir.etl.state.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The lanes of a run: one a shard that may be read, each on its thread. */
final class Lanes implements AutoCloseable {
    private static final long CLOSE_SECONDS = 60;

    private final Pipeline pipeline;
    private final Clients clients;
    private final RunOptions options;
    private final Progress progress;
    private final State state;
    private final SourceStream source;
    private final Gathering gathering;
    private final Semaphore work;
    private final ExecutorService fetchers;
    private final ExecutorService threads = Executors.newCachedThreadPool(Lanes::daemon);
    private final Set<String> ended = new HashSet<>();
    private final Set<String> begun = new HashSet<>();

    Lanes(
            Pipeline pipeline,
            Clients clients,
            RunOptions options,
            Progress progress,
            State state,
            SourceStream source,
            Gathering gathering) {
        this.pipeline = pipeline;
        this.clients = clients;
        this.options = options;
        this.progress = progress;
        this.state = state;
        this.source = source;
        this.gathering = gathering;
        this.work = new Semaphore(options.parallelism());
        this.fetchers = Executors.newFixedThreadPool(options.parallelism(), Lanes::daemon);
        state.committed().forEach((shard, position) -> {
            if (position.ended()) {
                ended.add(shard);
            }
        });
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "weir-etl");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to read every shard that may be read and is not being read. */
    synchronized void open() {
        Lineage lineage = Lineage.of(clients.kinesis(), pipeline.spec().source().stream());
        for (String shard : lineage.readable(ended::contains)) {
            if (!begun.contains(shard)) {
                open(shard, lineage);
            }
        }
    }

    private void open(String shard, Lineage lineage) {
        String stream = pipeline.spec().source().stream();
        ShardReader reader = new ShardReader(
                clients.kinesis(),
                stream,
                shard,
                startingPoint(shard),
                Continuity.of(source, shard, readUpTo(shard, lineage)),
                () -> progress.throttled(shard));
        Lane lane = new Lane(this, gathering, reader, new SliceBuilder(pipeline, shard, lineage.hashKeys(shard)));
        if (gathering.join(lane)) {
            begun.add(shard);
            threads.execute(lane);
        }
    }

    private StartingPoint startingPoint(String shard) {
        Position position = state.committed().get(shard);
        if (position != null) {
            return new StartingPoint.After(position.sequenceNumber());
        }
        return state.since().<StartingPoint>map(StartingPoint.Since::new).orElseGet(StartingPoint.Oldest::new);
    }

    /** A shard that has no position was opened behind its parents', as long ago as these were read to their ends. */
    private Optional<Instant> readUpTo(String shard, Lineage lineage) {
        if (options.dataLossAccepted()) {
            return Optional.empty();
        }
        boolean begunBefore = state.committed().containsKey(shard);
        return (begunBefore ? Stream.of(shard) : lineage.parents(shard).stream())
                .flatMap(name -> Optional.ofNullable(state.committed().get(name)).stream())
                .flatMap(position -> position.readUpTo().stream())
                .min(Comparator.naturalOrder());
    }

    /** A shard has been read to its end: its children may follow. */
    synchronized void ended(String shard) {
        ended.add(shard);
        open();
    }

    boolean untilCaughtUp() {
        return options.untilCaughtUp();
    }

    Future<Chunk> fetch(ShardReader reader) {
        return fetchers.submit(reader::next);
    }

    void beginWork() throws InterruptedException {
        work.acquire();
    }

    void endWork() {
        work.release();
    }

    /** Stops all lanes and waits for them. */
    @Override
    public void close() {
        gathering.stop();
        threads.shutdown();
        fetchers.shutdownNow();
        try {
            threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            fetchers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
