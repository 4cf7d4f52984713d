package dev.weir.engine.plan;

import dev.weir.engine.Plan;
import dev.weir.spec.Address;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Discovery;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.Provider;
import dev.weir.spi.ProviderException;
import dev.weir.spi.Search;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a stack owns in a region, whatever its files say.
 *
 * @param owned the objects that bear its mark, by kind and name
 * @param diagnostics warnings about what may be owned and could not be seen
 * @param isBlind whether a kind as a whole, or an object that was asked for, could not be seen
 */
public record Inventory(List<Live> owned, List<Diagnostic> diagnostics, boolean isBlind) {
    public Inventory {
        owned = List.copyOf(owned);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Takes stock.
     *
     * @param named identities to read by name beside what the search finds
     * @throws ProviderException when a service fails or cannot be reached
     */
    public static Inventory of(
            Provider provider,
            Search search,
            Environment environment,
            Collection<Identity> named,
            Consumer<String> progress) {
        Kinds kinds = new Kinds(provider.kinds());
        LiveState state =
                new Refresh(kinds, progress).read(search, kinds.byName().keySet(), undeclared(named));
        Stream<Diagnostic> hidden = state.hidden().entrySet().stream()
                .map(entry -> Hidden.kept(kinds.describe(entry.getKey()), entry.getKey(), entry.getValue()));
        return new Inventory(
                state.ownedBy(search.stack(), environment.region()),
                Stream.concat(hidden, Hidden.gaps(state).stream()).toList(),
                !state.hidden().isEmpty() || state.discoveries().stream().anyMatch(Discovery::isBlind));
    }

    private static Map<Identity, Set<String>> undeclared(Collection<Identity> identities) {
        Map<Identity, Set<String>> wanted = new TreeMap<>();
        identities.forEach(identity -> wanted.put(identity, Set.of()));
        return wanted;
    }

    /**
     * What is left of a stack that was destroyed.
     *
     * @param plan the plan that was carried out; what it keeps is meant to stay
     * @param targets what was destroyed; empty means all
     * @return empty when nothing is left; with an error when something is, or may be
     */
    public List<Diagnostic> leftAfter(Plan plan, SortedSet<Address> targets) {
        Set<String> kept = plan.kept().stream()
                .flatMap(diagnostic -> diagnostic.address().stream())
                .collect(Collectors.toSet());
        Targets wanted = new Targets(targets);
        List<Live> left = owned.stream()
                .filter(live -> wanted.include(DeletionPlanner.markedAddress(live)))
                .filter(live ->
                        !kept.contains(DeletionPlanner.markedAddress(live).toString()))
                .toList();
        if (left.isEmpty() && !isBlind) {
            return diagnostics;
        }
        String detail = left.isEmpty()
                ? "A part of the account could not be searched, so some of its objects may remain. Run the command again"
                        + " with the permissions that the warnings name."
                : "These still have its mark: "
                        + left.stream().map(Inventory::line).collect(Collectors.joining(", "))
                        + ". Run the command again, unless a warning says why one of them is kept.";
        String summary = left.isEmpty() ? "The stack may not be completely deleted" : "Objects of the stack remain";
        return Stream.concat(diagnostics.stream(), Stream.of(Diagnostic.error(summary, detail)))
                .toList();
    }

    private static String line(Live live) {
        Address address = DeletionPlanner.markedAddress(live);
        return "%s (%s)".formatted(address, live.identity());
    }
}
