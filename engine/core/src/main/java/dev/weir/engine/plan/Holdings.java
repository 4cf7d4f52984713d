package dev.weir.engine.plan;

import dev.weir.spi.Holding;
import dev.weir.spi.Holding.Contents;
import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.Live;
import dev.weir.spi.PlanRequest;
import dev.weir.spi.ProviderException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What objects that are to be deleted hold besides what their stack owns: that would be lost with them. */
final class Holdings {
    private final Kinds kinds;
    private final Set<Identity> owned;
    private final Map<Identity, Contents> foreign = new HashMap<>();
    private final Map<Identity, ProviderException> hidden = new HashMap<>();

    Holdings(Kinds kinds, LiveState state, String stack, String region) {
        this.kinds = kinds;
        this.owned = state.ownedBy(stack, region).stream().map(Live::identity).collect(Collectors.toSet());
    }

    /** Looks into objects, a kind at a time. */
    void read(Collection<Identity> identities) {
        Map<String, Set<Identity>> byKind = new TreeMap<>();
        identities.stream()
                .filter(identity -> !foreign.containsKey(identity))
                .forEach(identity -> byKind.computeIfAbsent(identity.kind(), unused -> new TreeSet<>())
                        .add(identity));
        byKind.forEach((name, members) -> {
            Kind kind = kinds.named(name);
            if (kind instanceof Holding holding) {
                read(holding, members);
            }
        });
    }

    private void read(Holding kind, Set<Identity> members) {
        try {
            kind.contents(members).forEach((identity, contents) -> foreign.put(identity, contents.without(owned)));
        } catch (ProviderException e) {
            if (!e.category().mayHide()) {
                throw e;
            }
            if (members.size() == 1) {
                hidden.put(members.iterator().next(), e);
            } else {
                members.forEach(member -> read(kind, Set.of(member)));
            }
        }
    }

    /** Why nobody can tell what an object holds. */
    Optional<ProviderException> hidden(Identity identity) {
        return Optional.ofNullable(hidden.get(identity));
    }

    /** The request with what is known of the object's contents. */
    PlanRequest known(PlanRequest request) {
        Contents contents = foreign.get(request.identity());
        return contents == null ? request : request.holding(contents);
    }

    /** The same after a look into the object. */
    PlanRequest looked(PlanRequest request) {
        read(List.of(request.identity()));
        return known(request);
    }
}
