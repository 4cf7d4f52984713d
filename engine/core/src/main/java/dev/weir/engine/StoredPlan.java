package dev.weir.engine;

import static java.util.Objects.requireNonNull;

/**
 * A plan from a file. Its steps are masked and prove nothing: what is carried out is what the kinds make of its intents.
 */
public record StoredPlan(Plan plan) {
    public StoredPlan {
        requireNonNull(plan, "plan");
    }
}
