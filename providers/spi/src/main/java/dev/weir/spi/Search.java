package dev.weir.spi;

import static java.util.Objects.requireNonNull;

/**
 * What to look for.
 *
 * @param stack whose objects
 * @param isThorough whether an index that may lag or be incomplete is not enough: every object is asked for its mark. Costs up
 *     to a call an object, so it is for what must forget nothing, such as a destruction
 */
public record Search(String stack, boolean isThorough) {
    public Search {
        requireNonNull(stack, "stack");
    }

    /** A quick search, for a plan that the next one repeats. */
    public static Search quick(String stack) {
        return new Search(stack, false);
    }

    public static Search thorough(String stack) {
        return new Search(stack, true);
    }
}
