package dev.weir.engine.plan;

import dev.weir.engine.Action;
import dev.weir.engine.Intent;
import dev.weir.spec.Address;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.PlanResponse;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A change before it knows its place among the others.
 *
 * @param live the object that is changed or deleted
 * @param intent what the kind was asked for
 * @param refersTo what it refers to as desired; empty for a deletion
 */
record Draft(
        Address address,
        Identity identity,
        Action action,
        Optional<Live> live,
        PlanResponse response,
        Intent intent,
        Set<Identity> refersTo) {
    Draft {
        refersTo = Collections.unmodifiableSet(new TreeSet<>(refersTo));
    }

    Draft with(PlanResponse other) {
        return new Draft(address, identity, action, live, other, intent, refersTo);
    }
}
