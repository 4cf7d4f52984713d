package dev.weir.etl.run;

import dev.weir.etl.Clients;
import dev.weir.etl.ObjectName;
import dev.weir.etl.PipelineException;
import dev.weir.etl.PipelineException.Reason;
import dev.weir.etl.PipelineSpec;
import dev.weir.etl.RunOptions;
import dev.weir.etl.source.SourceStream;
import dev.weir.etl.state.Intent;
import dev.weir.etl.state.State;
import dev.weir.etl.state.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Where a run begins: at its checkpoint, as long as that is about this job, this stream, and records that can still be read. */
final class Resumption {
    /** How far the clocks of two services may be apart. */
    private static final Duration CLOCKS = Duration.ofSeconds(10);

    private final PipelineSpec spec;
    private final Clients clients;
    private final RunOptions options;
    private final StateStore store;

    Resumption(PipelineSpec spec, Clients clients, RunOptions options, StateStore store) {
        this.spec = spec;
        this.clients = clients;
        this.options = options;
        this.store = store;
    }

    /**
     * The state to continue from.
     *
     * @throws PipelineException when the checkpoint is another job's, or of a stream that is no more
     */
    State begin(SourceStream source) {
        if (store.load()) {
            requireOurs(store.state());
            return isOf(source) ? store.state().created(source.created()) : onNewStream(source);
        }
        boolean latest = spec.source().startingPosition().equals("LATEST");
        Optional<Instant> since = latest ? Optional.of(Instant.now().truncatedTo(ChronoUnit.MILLIS)) : Optional.empty();
        State initial = State.initial(spec.job(), spec.source().stream(), source.created(), since);
        if (latest) {
            store.swap(initial);
        }
        return initial;
    }

    private void requireOurs(State state) {
        if (!state.job().equals(spec.job()) || !state.stream().equals(spec.source().stream())) {
            throw new PipelineException(
                    Reason.CHECKPOINT_UNUSABLE,
                    "the checkpoint %s belongs to job %s on stream %s; give job %s on stream %s its own checkpoint"
                            .formatted(
                                    spec.checkpoint(),
                                    state.job(),
                                    state.stream(),
                                    spec.job(),
                                    spec.source().stream()));
        }
    }

    /** A checkpoint that does not say when its stream was created cannot be older than that stream. */
    private boolean isOf(SourceStream source) {
        if (source.created().isEmpty()) {
            return true;
        }
        Instant created = source.created().get();
        return store.state().created().isPresent()
                ? store.state().created().get().equals(created)
                : store.lastModified().isEmpty()
                        || !created.minus(CLOCKS).isAfter(store.lastModified().get());
    }

    /** Sequence numbers of a stream that is gone name nothing: shards that had ended there may be full of records here. */
    private State onNewStream(SourceStream source) {
        if (!options.dataLossAccepted()) {
            throw new PipelineException(
                    Reason.STREAM_RECREATED,
                    ("stream %s was deleted and created again at %s: the checkpoint %s is of the stream before it, and its positions mean"
                                    + " nothing here. To read the new stream from its start, run 'weir run' with --accept-data-loss once, or"
                                    + " give the pipeline another checkpoint")
                            .formatted(spec.source().stream(), source.created().orElseThrow(), spec.checkpoint()));
        }
        store.swap(store.state().onNewStream(source.created()));
        return store.state();
    }

    /**
     * Gathers a batch again that an earlier run left unfinished.
     *
     * @return empty when its records have expired, which is accepted: then its objects are gone, and so is the intent
     */
    Optional<Batch> replay(Pipeline pipeline, Intent intent) throws InterruptedException {
        try {
            return Optional.of(new Replay(pipeline, clients).of(intent));
        } catch (PipelineException expired) {
            if (expired.reason() != Reason.RETENTION_EXPIRED || !options.dataLossAccepted()) {
                throw expired;
            }
            for (String key : intent.keys()) {
                ObjectName name = ObjectName.parse(key);
                clients.s3()
                        .deleteObject(request -> request.bucket(name.bucket()).key(name.key()));
            }
            store.swap(store.state().withoutIntent());
            return Optional.empty();
        }
    }
}
