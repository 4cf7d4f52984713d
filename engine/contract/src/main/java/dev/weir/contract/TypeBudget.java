package dev.weir.contract;

/** Bounds the work of turning one definition into types: references may multiply a small text beyond any memory. */
final class TypeBudget {
    private static final int MAX_TYPES = 20_000;

    private int left = MAX_TYPES;

    void spend() {
        if (--left < 0) {
            throw new SchemaException("The definition expands to more than %d types.".formatted(MAX_TYPES));
        }
    }
}
