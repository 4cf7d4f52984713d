package dev.weir.etl.run;

import dev.weir.etl.Clients;
import dev.weir.etl.ObjectName;
import dev.weir.etl.PipelineException;
import dev.weir.etl.PipelineException.Reason;
import dev.weir.etl.PipelineSpec;
import dev.weir.etl.PipelineSpecs;
import dev.weir.etl.Progress;
import dev.weir.etl.RunOptions;
import dev.weir.etl.RunReport;
import dev.weir.etl.source.SourceStream;
import dev.weir.etl.state.Intent;
import dev.weir.etl.state.State;
import dev.weir.etl.state.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One run. The loop swaps intent {@code n} into the state, writes its objects, and swaps its commit in, together with intent
 * {@code n + 1} if that is ready by then.
 */
final class Run {
    private static final long POLL_MILLIS = 100;

    /** A checkpoint says up to which time shards have been read: where no records come, it is written anew this often. */
    private static final Duration HEARTBEAT = Duration.ofHours(1);

    private final PipelineSpec spec;
    private final Clients clients;
    private final RunOptions options;
    private final Progress progress;
    private final StateStore store;
    private final Tally tally;
    private final Resumption resumption;

    /** Written in full, its commit not yet swapped in. */
    private Batch uncommitted;

    private State committed;

    Run(PipelineSpec spec, Clients clients, RunOptions options, Progress progress) {
        this.spec = spec;
        this.clients = clients;
        this.options = options;
        this.progress = progress;
        this.store = new StateStore(
                clients.s3(), ObjectName.parse(spec.checkpoint()), spec.sink().storage());
        this.tally = new Tally(progress);
        this.resumption = new Resumption(spec, clients, options, store);
    }

    RunReport run() throws InterruptedException {
        SourceStream source = SourceStream.of(clients.kinesis(), spec.source().stream());
        committed = resumption.begin(source);
        try (BatchWriter writer = new BatchWriter(clients.s3(), spec.sink().storage(), options.parallelism())) {
            Pipeline pipeline = new Pipeline(spec, clients);
            if (committed.intent().isPresent()) {
                replay(pipeline, committed.intent().get(), writer);
            }
            if (options.maxWindows() == 0 || tally.windows() < options.maxWindows()) {
                follow(pipeline, source, writer);
            }
        }
        return tally.report(store.state() == null ? committed : store.state());
    }

    private void replay(Pipeline current, Intent intent, BatchWriter writer) throws InterruptedException {
        progress.replaying(intent.batch());
        Pipeline pipeline = current.hash().equals(intent.specHash()) ? current : earlier(intent);
        Optional<Batch> replayed = resumption.replay(pipeline, intent);
        if (replayed.isEmpty()) {
            committed = store.state();
            return;
        }
        writer.write(replayed.get().objects());
        uncommitted = replayed.get();
        committed = store.state().commit().created(committed.created());
        commit();
    }

    /** The pipeline that an intent was cut under, which the spec has left behind. */
    private Pipeline earlier(Intent intent) {
        try {
            return new Pipeline(PipelineSpecs.parse(intent.spec()), clients);
        } catch (PipelineException unusable) {
            throw new PipelineException(
                    Reason.SPEC_CHANGED,
                    "batch %d was begun under an earlier spec, which cannot be finished: %s. Restore what it needs, or delete its objects (%s) and the member \"intent\" from %s"
                            .formatted(
                                    intent.batch(),
                                    unusable.getMessage(),
                                    String.join(", ", intent.keys()),
                                    spec.checkpoint()),
                    unusable);
        }
    }

    private void follow(Pipeline pipeline, SourceStream source, BatchWriter writer) throws InterruptedException {
        long lastTurn = options.maxWindows() == 0 ? Long.MAX_VALUE : options.maxWindows() - tally.windows();
        Gathering gathering = new Gathering(options.maxRecords(), options.maxBytes(), lastTurn);
        try (Lanes lanes = new Lanes(pipeline, clients, options, progress, committed, source, gathering)) {
            lanes.open();
            Windows windows = new Windows(spec.window(), options.untilCaughtUp());
            Windows heartbeat = new Windows(HEARTBEAT, options.untilCaughtUp() || options.maxWindows() > 0);
            while (!gathering.done()) {
                if (options.stopped().getAsBoolean()) {
                    gathering.stop();
                } else if (heartbeat.due()) {
                    gathering.cut();
                } else if (windows.due()) {
                    gathering.cutIfFilled();
                }
                Optional<Batch> batch = gathering.poll(uncommitted == null ? POLL_MILLIS : 0);
                if (batch.isPresent()) {
                    write(pipeline, batch.get(), writer);
                    gathering.written(batch.get().turn());
                } else {
                    commit();
                }
            }
            commit();
        }
    }

    private void write(Pipeline pipeline, Batch batch, BatchWriter writer) throws InterruptedException {
        if (batch.isEmpty()) {
            stillThere(batch);
            return;
        }
        Intent intent = new Intent(
                committed.batch() + 1,
                Instant.now(),
                pipeline.hash(),
                pipeline.document(),
                batch.ranges(),
                batch.keys());
        store.swap(committed.intend(intent));
        announce();
        writer.write(batch.objects());
        uncommitted = batch;
        committed = store.state().commit().readUpTo(batch.readUpTo());
    }

    /** Nothing was there to read, which the checkpoint says now and then: else it looks as if records had been missed. */
    private void stillThere(Batch batch) {
        committed = committed.readUpTo(batch.readUpTo());
        if (uncommitted == null && store.state() != null && store.state().isOlderThan(committed, HEARTBEAT)) {
            store.swap(committed);
        }
    }

    private void commit() {
        if (uncommitted != null) {
            store.swap(committed);
            announce();
        }
    }

    private void announce() {
        if (uncommitted != null) {
            tally.committed(store.state().batch(), uncommitted);
            uncommitted = null;
        }
    }
}
