package dev.weir.contract;

/** Bounds the work of turning one definition into types: references may multiply a small text beyond any memory. */
final class TypeBudget {
    private static final int MAX_TYPES = 20_000;
    /** As deep as column types are read, too. */
    private static final int MAX_DEPTH = 100;

    private int left = MAX_TYPES;
    private int depth;

    /** Goes into a type; whoever does must {@link #leave} it. */
    void enter() {
        if (--left < 0) {
            throw new SchemaException("The definition expands to more than %d types.".formatted(MAX_TYPES));
        }
        if (++depth > MAX_DEPTH) {
            throw new SchemaException("The definition nests types more than %d levels deep.".formatted(MAX_DEPTH));
        }
    }

    void leave() {
        depth--;
    }
}
