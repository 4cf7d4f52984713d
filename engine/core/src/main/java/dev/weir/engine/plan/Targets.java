package dev.weir.engine.plan;

import dev.weir.spec.Address;
import java.util.SortedSet;

/** What a plan is narrowed to. A name without a key stands for all that {@code forEach} made of it. */
record Targets(SortedSet<Address> addresses) {
    boolean all() {
        return addresses.isEmpty();
    }

    boolean include(Address address) {
        return all() || addresses.stream().anyMatch(target -> covers(target, address));
    }

    static boolean covers(Address target, Address address) {
        return target.equals(address)
                || (target.kind().equals(address.kind()) && address.name().startsWith(target.name() + "["));
    }
}
