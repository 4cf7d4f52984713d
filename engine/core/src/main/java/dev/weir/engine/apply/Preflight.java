package dev.weir.engine.apply;

import dev.weir.engine.Acceptance;
import dev.weir.engine.Change;
import dev.weir.engine.Fingerprint;
import dev.weir.engine.Parallel;
import dev.weir.engine.Plan;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.Live;
import dev.weir.spi.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Makes sure that a plan still fits what lives, in one bulk read a kind. */
final class Preflight {
    private final Provider provider;
    private final Acceptance accepted;

    Preflight(Provider provider, Acceptance accepted) {
        this.provider = provider;
        this.accepted = accepted;
    }

    /** Why the plan must not be applied; empty when it may be. */
    List<Diagnostic> check(Plan plan) {
        if (plan.hasErrors()) {
            return plan.diagnostics().stream().filter(Diagnostic::isError).toList();
        }
        if (plan.changes().isEmpty()) {
            return List.of();
        }
        List<Change> losing = accepted.missingFor(plan);
        if (!losing.isEmpty()) {
            return losing.stream()
                    .map(change -> Failures.error(
                            change,
                            Plan.DATA_LOSS,
                            String.join(" ", change.dataLoss().losses())))
                    .toList();
        }
        Environment here = provider.environment();
        if (!here.equals(plan.environment())) {
            return List.of(elsewhere(plan.environment(), here));
        }
        Map<Identity, Live> state = read(plan.changes());
        return plan.changes().stream()
                .flatMap(change -> stale(plan, change, Optional.ofNullable(state.get(change.identity()))).stream())
                .toList();
    }

    private Map<Identity, Live> read(List<Change> changes) {
        Map<String, SortedSet<Identity>> touched = new TreeMap<>();
        changes.forEach(change -> touched.computeIfAbsent(change.identity().kind(), unused -> new TreeSet<>())
                .add(change.identity()));
        List<Callable<Map<Identity, Live>>> reads = new ArrayList<>();
        touched.forEach((name, identities) -> {
            Kind kind = provider.kinds().get(name);
            reads.add(() -> kind.read(identities));
        });
        Map<Identity, Live> state = new TreeMap<>();
        Parallel.all(reads).forEach(state::putAll);
        return state;
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
        boolean ours = Stream.ofNullable(live.owner().orElse(null))
                .anyMatch(owner -> owner.stack().equals(plan.stack()));
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
