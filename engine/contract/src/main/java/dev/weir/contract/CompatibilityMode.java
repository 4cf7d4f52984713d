package dev.weir.contract;

/**
 * How a schema may evolve, by the Glue Schema Registry's own names. The {@code _ALL} forms look at every earlier version,
 * the plain ones at the last.
 */
public enum CompatibilityMode {
    /** Anything goes. */
    NONE,
    /** No further version is accepted. */
    DISABLED,
    /** A consumer on the new schema reads data of the old one. */
    BACKWARD,
    BACKWARD_ALL,
    /** A consumer on the old schema reads data of the new one. */
    FORWARD,
    FORWARD_ALL,
    /** Both directions. */
    FULL,
    FULL_ALL;

    /** Whether consumers on the new schema must read data of the old one. */
    public boolean requiresBackward() {
        return this == BACKWARD || this == BACKWARD_ALL || this == FULL || this == FULL_ALL;
    }

    /** Whether consumers on the old schema must read data of the new one. */
    public boolean requiresForward() {
        return this == FORWARD || this == FORWARD_ALL || this == FULL || this == FULL_ALL;
    }

    /** Whether every earlier version counts, not the last alone. */
    public boolean looksAtAll() {
        return this == BACKWARD_ALL || this == FORWARD_ALL || this == FULL_ALL;
    }
}
