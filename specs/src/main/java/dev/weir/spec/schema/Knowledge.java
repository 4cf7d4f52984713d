package dev.weir.spec.schema;

import java.util.Set;

/**
 * What is known about the values that are checked.
 *
 * @param pending pointers of values that are not known yet; nothing is said of them, nor of what depends on them
 * @param computed pointers of values that expressions have yielded
 */
public record Knowledge(Set<String> pending, Set<String> computed) {
    public Knowledge {
        pending = Set.copyOf(pending);
        computed = Set.copyOf(computed);
    }
}
