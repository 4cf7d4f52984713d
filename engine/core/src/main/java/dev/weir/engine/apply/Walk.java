package dev.weir.engine.apply;

import dev.weir.engine.ApplyReport;
import dev.weir.engine.ApplyReport.Outcome;
import dev.weir.engine.Change;
import dev.weir.engine.Event;
import dev.weir.spec.Address;
import dev.weir.spi.Diagnostic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;

/**
 * One walk through the changes of a plan. One thread keeps the books; each phase runs on a virtual thread of its own and
 * reports to it.
 *
 * <p>Once interrupted it begins no change. A replacement whose deletion is done is still created, if nothing else has to be
 * begun for it: half of it would be worse than all.
 */
final class Walk {
    private final PhaseGraph graph;
    private final StepRunner runner;
    private final Listener listener;
    private final BooleanSupplier interrupted;
    private final Time time;
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private final Set<Phase> open;
    private final Set<Phase> completed = new HashSet<>();
    private final Map<Address, Duration> begun = new HashMap<>();
    private final SortedSet<Address> done = new TreeSet<>();
    private final SortedMap<Address, List<Diagnostic>> failed = new TreeMap<>();
    private final SortedSet<Address> skipped = new TreeSet<>();
    private int running;
    private boolean stopped;

    Walk(PhaseGraph graph, StepRunner runner, Listener listener, BooleanSupplier interrupted, Time time) {
        this.graph = graph;
        this.runner = runner;
        this.listener = listener;
        this.interrupted = interrupted;
        this.time = time;
        this.open = new HashSet<>(graph.phases());
    }

    private record Ended(Phase phase, StepRunner.Result result) {}

    ApplyReport run() throws InterruptedException {
        graph.phases().forEach(this::startIfReady);
        while (running > 0) {
            Ended next = ended.take();
            running--;
            end(next.phase(), next.result());
        }
        if (!open.isEmpty()) {
            throw new IllegalStateException("changes wait for each other: " + open);
        }
        return new ApplyReport(outcome(), done, failed, skipped, List.of());
    }

    private Outcome outcome() {
        if (stopped) {
            return Outcome.INTERRUPTED;
        }
        return failed.isEmpty() ? Outcome.COMPLETE : Outcome.FAILED;
    }

    private void startIfReady(Phase phase) {
        if (open.contains(phase) && completed.containsAll(graph.waitsFor(phase))) {
            open.remove(phase);
            running++;
            Thread.startVirtualThread(() -> ended.add(new Ended(phase, attempt(phase))));
        }
    }

    private StepRunner.Result attempt(Phase phase) {
        Change change = graph.change(phase);
        return runner.run(change, phase, () -> begin(change));
    }

    private boolean begin(Change change) {
        synchronized (begun) {
            if (begun.containsKey(change.address())) {
                return true;
            }
            if (interrupted.getAsBoolean()) {
                return false;
            }
            begun.put(change.address(), time.now());
        }
        listener.tell(new Event.Started(change));
        return true;
    }

    private void end(Phase phase, StepRunner.Result result) {
        switch (result) {
            case StepRunner.Finished finished -> complete(phase);
            case StepRunner.Failed failure -> {
                fail(graph.change(phase), failure.diagnostic());
                giveUpDependents(phase, false);
            }
            case StepRunner.NotStarted notStarted -> {
                stopped = true;
                skip(graph.change(phase), phase.address());
                giveUpDependents(phase, true);
            }
        }
    }

    private void complete(Phase phase) {
        completed.add(phase);
        Change change = graph.change(phase);
        List<Phase> phases = Phase.of(change);
        if (phases.getLast().equals(phase)) {
            done.add(phase.address());
            listener.tell(new Event.Done(change, time.now().minus(since(change))));
        }
        graph.dependents(phase).forEach(this::startIfReady);
    }

    private Duration since(Change change) {
        synchronized (begun) {
            return begun.getOrDefault(change.address(), time.now());
        }
    }

    /** Nothing that waits for this phase will be started, nor what waits for that. */
    private void giveUpDependents(Phase first, boolean interruption) {
        Deque<Phase> given = new ArrayDeque<>(List.of(first));
        while (!given.isEmpty()) {
            Phase earlier = given.pop();
            for (Phase later : graph.dependents(earlier)) {
                if (open.remove(later)) {
                    giveUp(later, interruption ? later.address() : earlier.address());
                    given.add(later);
                }
            }
        }
    }

    private void giveUp(Phase phase, Address because) {
        Change change = graph.change(phase);
        if (completed.contains(new Phase(phase.address(), true))) {
            boolean self = because.equals(phase.address());
            fail(change, Failures.halfReplaced(change, self ? "the run was interrupted" : because + " failed"));
        } else {
            skip(change, because);
        }
    }

    private void fail(Change change, Diagnostic diagnostic) {
        skipped.remove(change.address());
        failed.put(change.address(), List.of(diagnostic));
        listener.tell(new Event.Failed(change, List.of(diagnostic)));
    }

    private void skip(Change change, Address because) {
        if (!failed.containsKey(change.address()) && skipped.add(change.address())) {
            listener.tell(new Event.Skipped(change, because));
        }
    }
}
