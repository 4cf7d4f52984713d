package dev.weir.engine.plan;

import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What lives, as far as a plan needs to know. */
final class LiveState {
    private final SortedMap<Identity, Live> objects;

    LiveState(Map<Identity, Live> objects) {
        this.objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    }

    Optional<Live> find(Identity identity) {
        return Optional.ofNullable(objects.get(identity));
    }

    /** The objects that bear a stack's mark. Discovery may be behind; the mark on the object as read is what counts. */
    List<Live> ownedBy(String stack) {
        return objects.values().stream()
                .filter(live -> live.owner()
                        .filter(owner -> owner.stack().equals(stack))
                        .isPresent())
                .toList();
    }
}
