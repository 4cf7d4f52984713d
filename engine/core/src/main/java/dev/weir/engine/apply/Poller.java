package dev.weir.engine.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Change;
import dev.weir.engine.Event;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import dev.weir.spi.ProviderException;
import dev.weir.spi.Settling;
import dev.weir.spi.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Waits for all objects of one kind, with one look at all of them at a time. It looks often while something is new, and less
 * often the longer the newest has been waited for.
 */
final class Poller {
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final int SHARE_OF_AGE = 5;

    private final Settling kind;
    private final Duration patience;
    private final Time time;
    private final Listener listener;
    private final List<Waiter> waiters = new ArrayList<>();
    private boolean polling;

    /** @param listener is told of each look that finds an object under way */
    Poller(Settling kind, Duration patience, Time time, Listener listener) {
        this.kind = kind;
        this.patience = patience;
        this.time = time;
        this.listener = listener;
    }

    private record Waiter(
            Change change, Settling.Pending pending, Duration since, CompletableFuture<Optional<Diagnostic>> result) {
        String operation() {
            return pending.step().operation();
        }
    }

    /** Blocks until the object has settled; returns why it did not, if it did not. */
    Optional<Diagnostic> await(Change change, Step step, ObjectNode output) {
        Waiter waiter = new Waiter(
                change, new Settling.Pending(change.identity(), step, output), time.now(), new CompletableFuture<>());
        enlist(waiter);
        return waiter.result().join();
    }

    private synchronized void enlist(Waiter waiter) {
        waiters.add(waiter);
        if (!polling) {
            polling = true;
            Thread.startVirtualThread(this::poll);
        }
    }

    private void poll() {
        for (List<Waiter> batch = batch(); !batch.isEmpty(); batch = batch()) {
            look(batch);
            pause();
        }
    }

    private synchronized List<Waiter> batch() {
        waiters.removeIf(waiter -> waiter.result().isDone());
        polling = !waiters.isEmpty();
        return List.copyOf(waiters);
    }

    private void look(List<Waiter> batch) {
        try {
            Map<Identity, Settling.State> states =
                    kind.settle(batch.stream().map(Waiter::pending).toList());
            batch.forEach(waiter -> judge(waiter, states.get(waiter.change().identity())));
        } catch (ProviderException e) {
            if (e.category() == ProviderException.Category.THROTTLED) {
                batch.forEach(waiter -> judge(waiter, new Settling.Underway("not to be asked for")));
            } else {
                fail(batch, waiter -> Failures.remote(waiter.change(), waiter.operation(), e));
            }
        } catch (RuntimeException | Error e) {
            fail(batch, waiter -> Failures.bug(waiter.change(), "Waiting for " + waiter.operation(), e));
        }
    }

    private void judge(Waiter waiter, Settling.State state) {
        switch (state) {
            case Settling.Settled settled -> waiter.result().complete(Optional.empty());
            case Settling.Failed failed ->
                waiter.result()
                        .complete(Optional.of(failed.diagnostic()
                                .about(waiter.change().address().toString())));
            case Settling.Underway underway -> keepWaiting(waiter, underway.status());
            case null ->
                throw new IllegalStateException(
                        "no state for " + waiter.change().identity());
        }
    }

    private void keepWaiting(Waiter waiter, String status) {
        Duration soFar = age(waiter);
        if (soFar.compareTo(patience) >= 0) {
            waiter.result()
                    .complete(Optional.of(Failures.impatience(waiter.change(), waiter.operation(), status, patience)));
        } else {
            listener.tell(new Event.Waiting(waiter.change(), status, soFar));
        }
    }

    private static void fail(List<Waiter> batch, Function<Waiter, Diagnostic> why) {
        batch.forEach(waiter -> waiter.result().complete(Optional.of(why.apply(waiter))));
    }

    private void pause() {
        List<Waiter> left = batch();
        Optional<Duration> youngest = left.stream().map(this::age).min(Comparator.naturalOrder());
        if (youngest.isPresent()) {
            try {
                time.sleep(interval(youngest.get()));
            } catch (InterruptedException e) {
                fail(left, waiter -> Failures.bug(waiter.change(), "Waiting for " + waiter.operation(), e));
            }
        }
    }

    private static Duration interval(Duration age) {
        Duration share = age.dividedBy(SHARE_OF_AGE);
        if (share.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return share.compareTo(LONGEST) > 0 ? LONGEST : share;
    }

    private Duration age(Waiter waiter) {
        return time.now().minus(waiter.since());
    }
}
