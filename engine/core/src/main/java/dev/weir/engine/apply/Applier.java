package dev.weir.engine.apply;

import static java.util.Objects.requireNonNull;

import dev.weir.engine.ApplyReport;
import dev.weir.engine.ApplyReport.Outcome;
import dev.weir.engine.Event;
import dev.weir.engine.Plan;
import dev.weir.engine.StoredPlan;
import dev.weir.spi.Provider;
import dev.weir.spi.ProviderException;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Carries plans out. Decides nothing: what is not as it was when the plan was made is refused. */
public final class Applier {
    private final Provider provider;
    private final ApplyOptions options;

    public Applier(Provider provider, ApplyOptions options) {
        this.provider = requireNonNull(provider, "provider");
        this.options = requireNonNull(options, "options");
    }

    /**
     * Applies a plan.
     *
     * @param events is told what happens, by one thread at a time, but not always the same
     * @param interrupted asked before each change whether to stop; what is under way is finished
     * @throws ProviderException when what lives cannot be read; nothing was done then
     */
    public ApplyReport apply(Plan plan, Consumer<Event> events, BooleanSupplier interrupted) {
        return apply(new Preflight(provider, options.accepted()).check(plan), events, interrupted);
    }

    /** The same for a plan from a file, whose steps the kinds make again. */
    public ApplyReport apply(StoredPlan stored, Consumer<Event> events, BooleanSupplier interrupted) {
        return apply(new Preflight(provider, options.accepted()).check(stored), events, interrupted);
    }

    private ApplyReport apply(Preflight.Result preflight, Consumer<Event> events, BooleanSupplier interrupted) {
        if (!preflight.refusals().isEmpty()) {
            return new ApplyReport(
                    Outcome.REFUSED, new TreeSet<>(), new TreeMap<>(), new TreeSet<>(), preflight.refusals());
        }
        Listener listener = new Listener(events);
        StepRunner runner = new StepRunner(provider, options, preflight.owners(), listener);
        ApplyReport report = walk(
                new Walk(new PhaseGraph(preflight.plan().changes()), runner, listener, interrupted, options.time()));
        listener.rethrow();
        return report;
    }

    private static ApplyReport walk(Walk walk) {
        try {
            return walk.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the applying thread was interrupted", e);
        }
    }
}
