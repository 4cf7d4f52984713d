package dev.weir.engine.apply;

import dev.weir.engine.Acceptance;
import dev.weir.engine.Change;
import dev.weir.engine.Fingerprint;
import dev.weir.engine.Parallel;
import dev.weir.engine.Plan;
import dev.weir.engine.Readings;
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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;

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
     * @param refusals why the plan must not be applied; empty when it may be
     * @param owners in whose name objects are deleted: the marks that they bear, with the region of the plan
     */
    record Result(List<Diagnostic> refusals, Map<Identity, Ownership> owners) {
        private static Result refused(List<Diagnostic> refusals) {
            return new Result(refusals, Map.of());
        }
    }

    Result check(Plan plan) {
        if (plan.hasErrors()) {
            return Result.refused(
                    plan.diagnostics().stream().filter(Diagnostic::isError).toList());
        }
        if (plan.changes().isEmpty()) {
            return Result.refused(List.of());
        }
        List<Change> losing = accepted.missingFor(plan);
        if (!losing.isEmpty()) {
            return Result.refused(losing.stream()
                    .map(change -> Failures.error(
                            change,
                            Plan.DATA_LOSS,
                            String.join(" ", change.dataLoss().losses())))
                    .toList());
        }
        Environment here = provider.environment();
        if (!here.equals(plan.environment())) {
            return Result.refused(List.of(elsewhere(plan.environment(), here)));
        }
        Readings state = read(plan.changes());
        List<Diagnostic> refusals = plan.changes().stream()
                .flatMap(change -> check(plan, change, state).stream())
                .toList();
        Map<Identity, Ownership> owners = new TreeMap<>();
        state.objects().values().forEach(live -> live.owner()
                .ifPresent(owner -> owners.put(live.identity(), owner.in(here.region()))));
        return new Result(refusals, owners);
    }

    private Optional<Diagnostic> check(Plan plan, Change change, Readings state) {
        ProviderException hidden = state.unreadable().get(change.identity());
        if (hidden != null) {
            return Optional.of(Failures.error(
                    change,
                    "The object cannot be read",
                    "Whether the %s is as the plan expects is not known, so nothing was done. %s"
                            .formatted(describe(change), hidden.getMessage())));
        }
        Optional<Live> live = Optional.ofNullable(state.objects().get(change.identity()));
        return stale(plan, change, live)
                .or(() -> change.deletion().isEmpty() ? Optional.empty() : foreign(plan, change, live));
    }

    /** Whatever a plan says, only what bears its stack's mark is deleted. */
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
        Map<String, SortedSet<Identity>> touched = new TreeMap<>();
        changes.forEach(change -> touched.computeIfAbsent(change.identity().kind(), unused -> new TreeSet<>())
                .add(change.identity()));
        List<Callable<Readings>> reads = new ArrayList<>();
        touched.forEach((name, identities) -> {
            Kind kind = provider.kinds().get(name);
            reads.add(() -> Readings.of(kind, identities));
        });
        return Readings.joined(Parallel.all(reads));
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
                ? "The %s, which the plan creates, exists meanwhile and bears this stack's mark: another run has made it."
                        .formatted(describe(change))
                : "The %s, which the plan creates, exists meanwhile.".formatted(describe(change));
    }

    private String describe(Change change) {
        Identity identity = change.identity();
        return provider.kinds().get(identity.kind()).schema().singular() + " '" + identity.name() + "'";
    }

    private static Diagnostic stale(Change change, String found) {
        return Failures.error(change, "The plan is stale", found + " Plan again.");
    }
}
