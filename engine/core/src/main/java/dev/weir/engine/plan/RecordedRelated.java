package dev.weir.engine.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Intent;
import dev.weir.spi.Identity;
import dev.weir.spi.PlanRequest;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Remembers which other objects a kind asked about, and what it was told. */
final class RecordedRelated implements PlanRequest.Related {
    private final PlanRequest.Related known;
    private final SortedMap<Identity, ObjectNode> told = new TreeMap<>();
    private final SortedSet<Identity> missed = new TreeSet<>();

    RecordedRelated(PlanRequest.Related known) {
        this.known = known;
    }

    @Override
    public Optional<ObjectNode> attributes(Identity identity) {
        Optional<ObjectNode> attributes = known.attributes(identity);
        attributes.ifPresentOrElse(found -> told.put(identity, found), () -> missed.add(identity));
        return attributes;
    }

    /** The objects that were asked about and of which nothing is known. */
    SortedSet<Identity> missed() {
        return missed;
    }

    /** What was asked for by a request with these relations. */
    Intent intent(PlanRequest request) {
        return request.live().isPresent() && request.desired().isEmpty()
                ? new Intent(Optional.empty(), Optional.empty(), told)
                : new Intent(request.desired(), request.owner(), told);
    }
}
