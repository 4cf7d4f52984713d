package dev.weir.spec.schema;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What is known about the values that are checked.
 *
 * @param pending pointers of values that are not known yet; nothing is said of them, nor of what depends on them
 * @param computed pointers of values that expressions have yielded
 * @param hide takes sensitive values out of a text
 */
public record Knowledge(Set<String> pending, Set<String> computed, UnaryOperator<String> hide) {
    public Knowledge {
        pending = Set.copyOf(pending);
        computed = Set.copyOf(computed);
        requireNonNull(hide, "hide");
    }
}
