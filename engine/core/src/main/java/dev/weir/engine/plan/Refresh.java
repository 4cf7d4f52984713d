package dev.weir.engine.plan;

import dev.weir.engine.Parallel;
import dev.weir.engine.Readings;
import dev.weir.spi.Discovery;
import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.KindSchema;
import dev.weir.spi.ProviderException;
import dev.weir.spi.Search;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Reads what lives: all kinds at once, each kind in one discovery and one read. */
final class Refresh {
    private final Kinds kinds;
    private final Consumer<String> progress;

    /** @param progress is told by one thread at a time */
    Refresh(Kinds kinds, Consumer<String> progress) {
        this.kinds = kinds;
        this.progress = progress;
    }

    /**
     * Reads what a stack owns and what is wanted beside it.
     *
     * @param searched the kinds to search for what the stack owns
     * @param wanted with the names of the properties that are declared
     */
    LiveState read(Search search, Collection<String> searched, Map<Identity, Set<String>> wanted) {
        Map<String, SortedMap<Identity, Set<String>>> wantedByKind = new TreeMap<>();
        searched.forEach(kind -> wantedByKind.put(kind, new TreeMap<>()));
        wanted.forEach((identity, declared) -> wantedByKind
                .computeIfAbsent(identity.kind(), unused -> new TreeMap<>())
                .put(identity, declared));
        List<Callable<Part>> reads = new ArrayList<>();
        kinds.byName().forEach((name, kind) -> {
            if (wantedByKind.containsKey(name)) {
                boolean isSearched = searched.contains(name);
                reads.add(() -> read(
                        kind, isSearched ? discover(kind, search) : Discovery.of(List.of()), wantedByKind.get(name)));
            }
        });
        List<Part> parts = Parallel.all(reads);
        return new LiveState(
                Readings.joined(parts.stream().map(Part::readings).toList()),
                parts.stream().map(Part::discovery).toList());
    }

    private record Part(Discovery discovery, Readings readings) {}

    private static Discovery discover(Kind kind, Search search) {
        try {
            return kind.discover(search);
        } catch (ProviderException e) {
            if (e.category().mayHide()) {
                return Discovery.blind(e.getMessage());
            }
            throw e;
        }
    }

    private Part read(Kind kind, Discovery discovery, SortedMap<Identity, Set<String>> wanted) {
        SortedMap<Identity, Set<String>> identities = new TreeMap<>(wanted);
        discovery.owned().forEach(identity -> identities.putIfAbsent(identity, Set.of()));
        if (identities.isEmpty()) {
            return new Part(discovery, Readings.joined(List.of()));
        }
        tell("reading " + count(kind.schema(), identities.size()));
        return new Part(discovery, Readings.of(kind, identities));
    }

    private static String count(KindSchema schema, int count) {
        return count + " " + (count == 1 ? schema.singular() : schema.kind());
    }

    private synchronized void tell(String phrase) {
        progress.accept(phrase);
    }
}
