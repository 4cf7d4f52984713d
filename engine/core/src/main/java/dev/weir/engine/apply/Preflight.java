package dev.weir.engine.apply;

import dev.weir.engine.Acceptance;
import dev.weir.engine.Change;
import dev.weir.engine.Fingerprint;
import dev.weir.engine.Parallel;
import dev.weir.engine.Plan;
import dev.weir.engine.Readings;
import dev.weir.engine.StoredPlan;
import dev.weir.engine.plan.Rederivation;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.Provider;
import dev.weir.spi.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Makes sure that a plan still fits what lives, in one bulk read a kind. */
final class Preflight {
    private final Provider provider;
    private final Acceptance accepted;

    Preflight(Provider provider, Acceptance accepted) {
        this.provider = provider;
        this.accepted = accepted;
    }

    /**
     * What was found.
     *
     * @param plan with the steps to carry out
     * @param refusals why the plan must not be applied; empty when it may be
     * @param owners in whose name objects are deleted: the marks that they bear, with the region of the plan
     */
    record Result(Plan plan, List<Diagnostic> refusals, Map<Identity, Ownership> owners) {}

    Result check(Plan plan) {
        return check(plan, state -> new Rederivation.Result(plan, List.of()));
    }

    /** The same for a plan from a file, with its steps as the kinds make them now. */
    Result check(StoredPlan stored) {
        return check(stored.plan(), state -> {
            Rederivation.Result again = Rederivation.of(stored, provider.kinds(), state.objects());
            return again.diagnostics().isEmpty() ? new Rederivation.Result(again.plan(), losing(again.plan())) : again;
        });
    }

    private Result check(Plan plan, Function<Readings, Rederivation.Result> steps) {
        List<Diagnostic> refused = refused(plan);
        if (!refused.isEmpty() || plan.changes().isEmpty()) {
            return new Result(plan, refused, Map.of());
        }
        Readings state = read(plan.changes());
        List<Diagnostic> stale = plan.changes().stream()
                .flatMap(change -> check(plan, change, state).stream())
                .toList();
        if (!stale.isEmpty()) {
            return new Result(plan, stale, Map.of());
        }
        Rederivation.Result again = steps.apply(state);
        Map<Identity, Ownership> owners = new TreeMap<>();
        state.objects().values().forEach(live -> live.owner()
                .ifPresent(owner -> owners.put(
                        live.identity(), owner.in(provider.environment().region()))));
        return new Result(again.plan(), again.diagnostics(), owners);
    }

    private List<Diagnostic> refused(Plan plan) {
        if (plan.hasErrors()) {
            return plan.diagnostics().stream().filter(Diagnostic::isError).toList();
        }
        List<Diagnostic> unknown = plan.changes().stream()
                .filter(change ->
                        !provider.kinds().containsKey(change.identity().kind()))
                .map(change -> Failures.error(
                        change,
                        "Unknown kind",
                        "This version of Weir has no kind '" + change.identity().kind() + "'."))
                .toList();
        if (plan.changes().isEmpty() || !unknown.isEmpty()) {
            return unknown;
        }
        List<Diagnostic> losing = losing(plan);
        if (!losing.isEmpty()) {
            return losing;
        }
        Environment here = provider.environment();
        return here.equals(plan.environment()) ? List.of() : List.of(elsewhere(plan.environment(), here));
    }

    private List<Diagnostic> losing(Plan plan) {
        return accepted.missingFor(plan).stream()
                .map(change -> Failures.error(
                        change,
                        Plan.DATA_LOSS,
                        String.join(" ", change.dataLoss().losses())))
                .toList();
    }

    private Optional<Diagnostic> check(Plan plan, Change change, Readings state) {
        ProviderException hidden = state.unreadable().get(change.identity());
        if (hidden != null) {
            return Optional.of(Failures.error(
                    change,
                    "The object cannot be read",
                    "Weir cannot tell whether the %s is as the plan expects, so nothing was done. %s"
                            .formatted(describe(change), hidden.getMessage())));
        }
        Optional<Live> live = Optional.ofNullable(state.objects().get(change.identity()));
        return stale(plan, change, live)
                .or(() -> change.deletion().isEmpty() ? Optional.empty() : foreign(plan, change, live));
    }

    /** Whatever a plan says, only what has its stack's mark is deleted. */
    private Optional<Diagnostic> foreign(Plan plan, Change change, Optional<Live> live) {
        String region = plan.environment().region();
        Optional<Ownership> owner = live.flatMap(Live::owner);
        return owner.filter(mark -> mark.isOf(plan.stack(), region)).isPresent()
                ? Optional.empty()
                : Optional.of(Failures.error(
                        change,
                        "The plan deletes what the stack does not own",
                        "The %s does not belong to stack '%s' in %s. Nothing was done. Plan again."
                                .formatted(describe(change), plan.stack(), region)));
    }

    private Readings read(List<Change> changes) {
        Map<String, Map<Identity, Set<String>>> touched = new TreeMap<>();
        changes.forEach(change -> touched.computeIfAbsent(change.identity().kind(), unused -> new TreeMap<>())
                .put(change.identity(), declared(change)));
        List<Callable<Readings>> reads = new ArrayList<>();
        touched.forEach((name, identities) -> {
            Kind kind = provider.kinds().get(name);
            reads.add(() -> Readings.of(kind, identities));
        });
        return Readings.joined(Parallel.all(reads));
    }

    /** Read must be what the plan has read, no more and no less, because the fingerprint covers all of it. */
    private static Set<String> declared(Change change) {
        Set<String> names = new TreeSet<>();
        change.intent().desired().ifPresent(desired -> desired.fieldNames().forEachRemaining(names::add));
        return names;
    }

    private static Diagnostic elsewhere(Environment planned, Environment here) {
        return Diagnostic.error(
                "The plan is for another place",
                "It was made for account %s in %s; the credentials and settings lead to account %s in %s."
                        .formatted(planned.account(), planned.region(), here.account(), here.region()));
    }

    private Optional<Diagnostic> stale(Plan plan, Change change, Optional<Live> live) {
        if (change.fingerprint().isEmpty()) {
            return live.map(object -> stale(change, exists(plan, change, object)));
        }
        if (live.isEmpty()) {
            return Optional.of(stale(change, "The %s no longer exists.".formatted(describe(change))));
        }
        SortedSet<String> differing = change.fingerprint().get().differingFrom(fingerprint(live.get()));
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of(stale(
                        change,
                        "The %s has changed since at %s.".formatted(describe(change), String.join(", ", differing))));
    }

    private Fingerprint fingerprint(Live live) {
        return Fingerprint.of(provider.kinds().get(live.identity().kind()).schema(), live);
    }

    private String exists(Plan plan, Change change, Live live) {
        boolean ours = live.owner()
                .filter(owner -> owner.isOf(plan.stack(), plan.environment().region()))
                .isPresent();
        return ours
                ? "The %s, which the plan creates, already exists and has this stack's mark: another run created it."
                        .formatted(describe(change))
                : "The %s, which the plan creates, already exists.".formatted(describe(change));
    }

    private String describe(Change change) {
        Identity identity = change.identity();
        return provider.kinds().get(identity.kind()).schema().singular() + " '" + identity.name() + "'";
    }

    private static Diagnostic stale(Change change, String found) {
        return Failures.error(change, "The plan is stale", found + " Plan again.");
    }
}
