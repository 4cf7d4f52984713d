package dev.weir.local.glue.api;

import dev.weir.local.AwsException;
import dev.weir.local.Caller;

/** Tells whether Glue may assume a role. */
@FunctionalInterface
public interface Roles {
    /**
     * Whether there is such a role, and Glue may assume it.
     *
     * @param role its name, its path and name, or its ARN
     */
    boolean assumable(String role, Caller caller);

    /** Refuses a role that Glue cannot assume, in the wording that clients retry on while a fresh role settles. */
    default void check(String role, Caller caller) {
        if (!assumable(role, caller)) {
            throw cannotAssume(role);
        }
    }

    private static AwsException cannotAssume(String role) {
        return GlueErrors.invalidInput(
                "Service is unable to assume provided role %s. Please verify role's TrustPolicy".formatted(role));
    }
}
