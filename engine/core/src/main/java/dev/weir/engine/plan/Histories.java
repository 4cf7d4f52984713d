package dev.weir.engine.plan;

import dev.weir.spi.Identity;
import dev.weir.spi.ProviderException;
import dev.weir.spi.Version;
import dev.weir.spi.Versioned;
import dev.weir.spi.Versioned.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The versions that new definitions have to live with. Objects that are as declared are not asked about. */
final class Histories {
    private final Map<Identity, List<Version>> versions = new HashMap<>();
    private final Map<Identity, ProviderException> hidden = new HashMap<>();

    /**
     * Reads the histories of revisions, a bulk a kind.
     *
     * @param base what a base revision declares as an object's definition
     */
    static Histories read(
            Kinds kinds,
            List<Revision> revisions,
            BiFunction<Versioned, Identity, Optional<Version>> base,
            Consumer<String> progress) {
        Map<String, List<Revision>> byKind = new LinkedHashMap<>();
        revisions.stream()
                .filter(revision -> kinds.of(revision.identity()) instanceof Versioned kind && kind.revises(revision))
                .forEach(revision -> byKind.computeIfAbsent(revision.identity().kind(), unused -> new ArrayList<>())
                        .add(revision));
        Histories histories = new Histories();
        byKind.forEach((name, ofKind) -> {
            Versioned kind = (Versioned) kinds.named(name);
            progress.accept("reading the history of " + kind.schema().kind());
            histories.read(kind, ofKind).forEach((identity, found) -> {
                List<Version> all = new ArrayList<>(found);
                base.apply(kind, identity).ifPresent(all::add);
                histories.versions.put(identity, all);
            });
        });
        return histories;
    }

    /** In bulk; only where that is denied one by one, so that one hidden history hides no other. */
    private Map<Identity, List<Version>> read(Versioned kind, List<Revision> revisions) {
        try {
            return kind.history(revisions);
        } catch (ProviderException e) {
            if (!e.category().mayHide()) {
                throw e;
            }
            if (revisions.size() == 1) {
                hidden.put(revisions.getFirst().identity(), e);
                return Map.of();
            }
            Map<Identity, List<Version>> each = new HashMap<>();
            revisions.forEach(revision -> each.putAll(read(kind, List.of(revision))));
            return each;
        }
    }

    /** Why nobody can tell which versions a new definition has to live with. */
    Optional<ProviderException> hidden(Identity identity) {
        return Optional.ofNullable(hidden.get(identity));
    }

    /** Newest first; empty for an object that is new or as declared. */
    List<Version> of(Identity identity) {
        return versions.getOrDefault(identity, List.of());
    }
}
