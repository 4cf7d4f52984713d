package dev.weir.engine.plan;

import dev.weir.engine.Readings;
import dev.weir.spi.Discovery;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.ProviderException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What lives, as far as a plan needs to know. */
final class LiveState {
    private final Readings readings;
    private final List<Discovery> discoveries;

    LiveState(Readings readings, List<Discovery> discoveries) {
        this.readings = readings;
        this.discoveries = List.copyOf(discoveries);
    }

    Optional<Live> find(Identity identity) {
        return Optional.ofNullable(readings.objects().get(identity));
    }

    /** Why an object that may exist could not be read. */
    Optional<ProviderException> hidden(Identity identity) {
        return Optional.ofNullable(readings.unreadable().get(identity));
    }

    /** The objects that may exist and could not be read. */
    SortedMap<Identity, ProviderException> hidden() {
        return readings.unreadable();
    }

    /** What the search for the stack's objects left out. */
    List<Discovery> discoveries() {
        return discoveries;
    }

    /**
     * The objects that bear the mark of a stack of this region, or one that names no region. Discovery may be behind; the mark
     * on the object as read is what counts.
     */
    List<Live> ownedBy(String stack, String region) {
        return readings.objects().values().stream()
                .filter(live ->
                        live.owner().filter(owner -> owner.isOf(stack, region)).isPresent())
                .toList();
    }
}
