package dev.weir.engine.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Change;
import dev.weir.engine.Event;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.Ownership;
import dev.weir.spi.Provider;
import dev.weir.spi.ProviderException;
import dev.weir.spi.Settling;
import dev.weir.spi.Step;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** Sends the steps of one change after the other, and waits where they say so. Safe for use by many threads. */
final class StepRunner {
    private final Provider provider;
    private final ApplyOptions options;
    private final Map<Identity, Ownership> owners;
    private final Listener listener;
    private final Semaphore permits;
    private final Map<String, Poller> pollers = new ConcurrentHashMap<>();

    /** @param owners in whose name objects are deleted */
    StepRunner(Provider provider, ApplyOptions options, Map<Identity, Ownership> owners, Listener listener) {
        this.provider = provider;
        this.options = options;
        this.owners = owners;
        this.listener = listener;
        this.permits = new Semaphore(options.parallelism());
    }

    /** How the steps ended. */
    sealed interface Result {}

    record Finished() implements Result {}

    record Failed(Diagnostic diagnostic) implements Result {}

    /** No step was sent. */
    record NotStarted() implements Result {}

    /**
     * Carries the steps of a phase out. Before the first one that changes an object, its mark is read again.
     *
     * @param begin asked when the first step could be sent; {@code false} holds it and all others back
     */
    Result run(Change change, Phase phase, BooleanSupplier begin) {
        boolean begun = false;
        for (Step step : phase.steps(change)) {
            permits.acquireUninterruptibly();
            ObjectNode output;
            try {
                if (!begun && !begin.getAsBoolean()) {
                    return new NotStarted();
                }
                if (!begun) {
                    confirm(change);
                }
                begun = true;
                output = phase.deletion() ? remove(change, step) : kind(change).execute(change.identity(), step);
            } catch (ProviderException e) {
                return new Failed(Failures.remote(change, step.operation(), e));
            } catch (RuntimeException | Error e) {
                return new Failed(Failures.bug(change, step.operation(), e));
            } finally {
                permits.release();
            }
            listener.tell(new Event.StepDone(change, step));
            Optional<Diagnostic> unsettled = step.settles() ? settle(change, step, output) : Optional.empty();
            if (unsettled.isPresent()) {
                return new Failed(unsettled.get());
            }
        }
        return new Finished();
    }

    /** A deletion reads the mark itself, before each of its steps; what is created has none yet. */
    private void confirm(Change change) {
        switch (change.action()) {
            case UPDATE, ADOPT, RELEASE ->
                kind(change).confirm(change.identity(), Optional.ofNullable(owners.get(change.identity())));
            case CREATE, REPLACE, DELETE -> {}
        }
    }

    private ObjectNode remove(Change change, Step step) {
        Ownership owner = owners.get(change.identity());
        if (owner == null) {
            throw new IllegalStateException("no stack owns the "
                    + change.identity().description() + ", and " + step.operation() + " would delete it");
        }
        return kind(change).remove(change.identity(), step, owner);
    }

    private Optional<Diagnostic> settle(Change change, Step step, ObjectNode output) {
        if (kind(change) instanceof Settling settling) {
            return pollers.computeIfAbsent(
                            change.identity().kind(),
                            unused -> new Poller(settling, options.patience(), options.time(), listener))
                    .await(change, step, output);
        }
        return Optional.of(Failures.bug(
                change,
                "Waiting for " + step.operation(),
                new IllegalStateException(change.identity().kind() + " did not become ready")));
    }

    private Kind kind(Change change) {
        return provider.kinds().get(change.identity().kind());
    }
}
