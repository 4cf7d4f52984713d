package dev.weir.engine;

import dev.weir.spec.Address;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How to plan.
 *
 * @param adopt whether existing objects that belong to nobody are taken into the stack
 * @param destroy whether everything goes; protected objects then stay, instead of stopping the plan
 * @param targets the only resources to plan for, with what they refer to; empty means all
 */
public record PlanOptions(boolean adopt, boolean destroy, SortedSet<Address> targets) {
    public static final PlanOptions DEFAULT = new PlanOptions(false, false, new TreeSet<>());
    /** Everything goes. */
    public static final PlanOptions DESTROY = new PlanOptions(false, true, new TreeSet<>());

    public PlanOptions {
        targets = Collections.unmodifiableSortedSet(new TreeSet<>(targets));
    }

    public PlanOptions(boolean adopt, SortedSet<Address> targets) {
        this(adopt, false, targets);
    }
}
