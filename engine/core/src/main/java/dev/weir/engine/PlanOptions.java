package dev.weir.engine;

import dev.weir.spec.Address;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How to plan.
 *
 * @param adopt whether existing objects that belong to nobody are taken into the stack
 * @param targets the only resources to plan for, with what they refer to; empty means all
 */
public record PlanOptions(boolean adopt, SortedSet<Address> targets) {
    public static final PlanOptions DEFAULT = new PlanOptions(false, new TreeSet<>());

    public PlanOptions {
        targets = Collections.unmodifiableSortedSet(new TreeSet<>(targets));
    }
}
