package dev.weir.engine;

import dev.weir.spec.Address;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whose data somebody has agreed to lose, for one apply.
 *
 * @param all whatever the plan destroys
 * @param addresses of the changes whose data may be destroyed; a name without a key stands for all that {@code forEach} made of it
 */
public record Acceptance(boolean all, SortedSet<Address> addresses) {
    /** Nobody has agreed to anything. */
    public static final Acceptance NONE = new Acceptance(false, new TreeSet<>());

    public static final Acceptance ALL = new Acceptance(true, new TreeSet<>());

    public Acceptance {
        addresses = Collections.unmodifiableSortedSet(new TreeSet<>(addresses));
    }

    /** The changes that destroy data although neither this nor the objects themselves accept it. */
    public List<Change> missingFor(Plan plan) {
        return plan.changes().stream()
                .filter(change ->
                        !change.dataLoss().isEmpty() && !change.dataLoss().isAccepted())
                .filter(change -> !all && addresses.stream().noneMatch(one -> covers(one, change.address())))
                .toList();
    }

    private static boolean covers(Address accepted, Address address) {
        return accepted.equals(address)
                || (accepted.kind().equals(address.kind()) && address.name().startsWith(accepted.name() + "["));
    }
}
