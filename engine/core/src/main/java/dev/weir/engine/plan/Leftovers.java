package dev.weir.engine.plan;

import dev.weir.engine.PlanOptions;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What becomes of objects that a stack owns and no longer declares: deleted; released, where they are retained; kept, where they are
 * protected and the stack is destroyed. What holds an object that stays must not be deleted either, because that would take the
 * object along.
 */
final class Leftovers {
    private final Kinds kinds;
    private final List<Live> deleted = new ArrayList<>();
    private final List<Live> released = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Leftovers(Kinds kinds, PlanOptions options, Collection<Live> objects) {
        this.kinds = kinds;
        Map<Identity, Live> left = new TreeMap<>();
        objects.forEach(live -> left.put(live.identity(), live));
        Set<Identity> kept = new HashSet<>();
        if (options.destroy()) {
            objects.stream().filter(Protection::holds).forEach(live -> keep(live, left, kept));
        }
        Set<Identity> free = new HashSet<>();
        objects.stream().filter(Protection::isRetained).forEach(live -> {
            free.add(live.identity());
            container(live.identity()).filter(left::containsKey).ifPresent(free::add);
        });
        for (Live live : objects) {
            if (!kept.contains(live.identity())) {
                (free.contains(live.identity()) ? released : deleted).add(live);
            }
        }
    }

    List<Live> deleted() {
        return deleted;
    }

    List<Live> released() {
        return released;
    }

    /** What stays although the stack is destroyed. */
    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    private void keep(Live live, Map<Identity, Live> left, Set<Identity> kept) {
        String object = kinds.describe(live.identity());
        String address = DeletionPlanner.markedAddress(live).toString();
        if (kept.add(live.identity())) {
            diagnostics.add(Protection.kept(object, address).about(address));
        }
        container(live.identity())
                .flatMap(identity -> Optional.ofNullable(left.get(identity)))
                .filter(outer -> !Protection.holds(outer))
                .filter(outer -> kept.add(outer.identity()))
                .ifPresent(outer -> diagnostics.add(Protection.keptFor(kinds.describe(outer.identity()), object)
                        .about(DeletionPlanner.markedAddress(outer).toString())));
    }

    private Optional<Identity> container(Identity identity) {
        return References.container(kinds.schema(identity), identity);
    }
}
