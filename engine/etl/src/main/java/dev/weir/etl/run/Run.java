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
import dev.weir.etl.state.Intent;
import dev.weir.etl.state.State;
import dev.weir.etl.state.StateStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One run. The loop swaps intent {@code n} into the state, writes its objects, and swaps its commit in, together with intent
 * {@code n + 1} if that is ready by then.
 */
final class Run {
    private static final long POLL_MILLIS = 100;

    private final PipelineSpec spec;
    private final Clients clients;
    private final RunOptions options;
    private final Progress progress;
    private final StateStore store;
    private final Tally tally;

    /** Written in full, its commit not yet swapped in. */
    private Batch uncommitted;

    private State committed;

    Run(PipelineSpec spec, Clients clients, RunOptions options, Progress progress) {
        this.spec = spec;
        this.clients = clients;
        this.options = options;
        this.progress = progress;
        this.store = new StateStore(clients.s3(), ObjectName.parse(spec.checkpoint()));
        this.tally = new Tally(progress);
    }

    RunReport run() throws InterruptedException {
        load();
        try (BatchWriter writer = new BatchWriter(clients.s3(), options.parallelism())) {
            Pipeline pipeline = new Pipeline(spec, clients);
            if (committed.intent().isPresent()) {
                replay(pipeline, committed.intent().get(), writer);
            }
            if (options.maxWindows() == 0 || tally.windows() < options.maxWindows()) {
                follow(pipeline, writer);
            }
        }
        return tally.report(store.state() == null ? committed : store.state());
    }

    private void load() {
        if (store.load()) {
            committed = store.state();
            requireOurs(committed);
            return;
        }
        boolean latest = spec.source().startingPosition().equals("LATEST");
        Optional<Instant> since = latest ? Optional.of(Instant.now().truncatedTo(ChronoUnit.MILLIS)) : Optional.empty();
        committed = State.initial(spec.job(), spec.source().stream(), since);
        if (latest) {
            store.swap(committed);
        }
    }

    private void requireOurs(State state) {
        if (!state.job().equals(spec.job()) || !state.stream().equals(spec.source().stream())) {
            throw new PipelineException(
                    Reason.CHECKPOINT_UNUSABLE,
                    "the checkpoint %s belongs to job %s on stream %s; give job %s on stream %s one of its own"
                            .formatted(
                                    spec.checkpoint(),
                                    state.job(),
                                    state.stream(),
                                    spec.job(),
                                    spec.source().stream()));
        }
    }

    private void replay(Pipeline current, Intent intent, BatchWriter writer) throws InterruptedException {
        progress.replaying(intent.batch());
        Pipeline pipeline = current.hash().equals(intent.specHash()) ? current : earlier(intent);
        Batch batch = new Replay(pipeline, clients).of(intent);
        writer.write(batch.objects());
        uncommitted = batch;
        committed = store.state().commit();
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

    private void follow(Pipeline pipeline, BatchWriter writer) throws InterruptedException {
        long lastTurn = options.maxWindows() == 0 ? Long.MAX_VALUE : options.maxWindows() - tally.windows();
        Gathering gathering = new Gathering(options.maxRecords(), options.maxBytes(), lastTurn);
        try (Lanes lanes = new Lanes(pipeline, clients, options, progress, committed, gathering)) {
            lanes.open();
            Windows windows = new Windows(spec.window(), options.untilCaughtUp());
            while (!gathering.done()) {
                if (options.stopped().getAsBoolean()) {
                    gathering.stop();
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
        committed = store.state().commit();
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
