package dev.weir.contract;

import static java.util.Objects.requireNonNull;

/**
 * What a cast does to values; {@link Casts} has the rules.
 *
 * @param example what may happen to a value, such as {@code 1.5 is rejected}; empty exactly for {@code SAFE}
 */
public record Cast(Category category, String example) {
    static final Cast SAFE = new Cast(Category.SAFE, "");

    public Cast {
        requireNonNull(category, "category");
        requireNonNull(example, "example");
        if (example.isEmpty() != (category == Category.SAFE)) {
            throw new IllegalArgumentException("a cast has an example exactly when it is not safe");
        }
    }

    /** From harmless to hopeless. */
    public enum Category {
        /** Every value arrives as it was. */
        SAFE,
        /** Every value arrives, some of them rounded, cut or taken for what they do not say. */
        LOSSY,
        /** Some values cannot arrive: their records are rejected. */
        MAY_FAIL,
        /** No value can arrive. */
        IMPOSSIBLE
    }

    /** The graver of two. */
    Cast or(Cast other) {
        return other.category.compareTo(category) > 0 ? other : this;
    }
}
