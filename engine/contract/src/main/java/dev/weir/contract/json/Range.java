package dev.weir.contract.json;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The numbers between two bounds.
 *
 * @param least the lower bound; absent when there is none
 * @param most the upper bound, likewise
 */
record Range(Optional<Bound> least, Optional<Bound> most) {

    /**
     * One end.
     *
     * @param open whether the bound itself is outside
     */
    record Bound(BigDecimal value, boolean open) {
        @Override
        public String toString() {
            return (open ? "exclusive " : "") + value.toPlainString();
        }
    }

    /** Both spellings of exclusive bounds: draft-04's boolean, and the number of the later drafts. */
    static Range of(SchemaNode schema) {
        var least = bound(schema, "minimum", "exclusiveMinimum", true);
        var most = bound(schema, "maximum", "exclusiveMaximum", false);
        return new Range(least, most);
    }

    private static Optional<Bound> bound(SchemaNode schema, String keyword, String exclusive, boolean lower) {
        boolean open = schema.isOn(exclusive);
        Optional<Bound> plain = schema.number(keyword).map(value -> new Bound(value, open));
        Optional<Bound> strict = schema.number(exclusive).map(value -> new Bound(value, true));
        return lower ? higher(plain, strict) : lower(plain, strict);
    }

    static Optional<Bound> higher(Optional<Bound> one, Optional<Bound> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        int order = one.get().value().compareTo(other.get().value());
        return order > 0 || (order == 0 && one.get().open()) ? one : other;
    }

    static Optional<Bound> lower(Optional<Bound> one, Optional<Bound> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        int order = one.get().value().compareTo(other.get().value());
        return order < 0 || (order == 0 && one.get().open()) ? one : other;
    }

    Range and(Range other) {
        return new Range(higher(least, other.least), lower(most, other.most));
    }

    /** The same whole numbers, with closed whole bounds. */
    Range whole() {
        return new Range(
                least.map(bound -> new Bound(firstWhole(bound), false)),
                most.map(bound -> new Bound(lastWhole(bound), false)));
    }

    private static BigDecimal firstWhole(Bound bound) {
        return bound.open() ? Numbers.floor(bound.value()).add(BigDecimal.ONE) : Numbers.ceiling(bound.value());
    }

    private static BigDecimal lastWhole(Bound bound) {
        return bound.open() ? Numbers.ceiling(bound.value()).subtract(BigDecimal.ONE) : Numbers.floor(bound.value());
    }

    boolean contains(BigDecimal number) {
        boolean above = least.map(bound -> exceeds(number.compareTo(bound.value()), bound))
                .orElse(true);
        return above
                && most.map(bound -> exceeds(bound.value().compareTo(number), bound))
                        .orElse(true);
    }

    private static boolean exceeds(int order, Bound bound) {
        return order > 0 || (order == 0 && !bound.open());
    }

    boolean isEmpty() {
        if (least.isEmpty() || most.isEmpty()) {
            return false;
        }
        int order = least.get().value().compareTo(most.get().value());
        return order > 0 || (order == 0 && (least.get().open() || most.get().open()));
    }

    /** Whether no number here is below the other's lower bound. */
    boolean startsWithin(Range other) {
        return other.least.isEmpty()
                || (least.isPresent() && higher(other.least, least).equals(least))
                || (least.isPresent() && sameBound(least.get(), other.least.get()));
    }

    /** Whether no number here is above the other's upper bound. */
    boolean endsWithin(Range other) {
        return other.most.isEmpty()
                || (most.isPresent() && lower(other.most, most).equals(most))
                || (most.isPresent() && sameBound(most.get(), other.most.get()));
    }

    private static boolean sameBound(Bound one, Bound other) {
        return one.value().compareTo(other.value()) == 0 && (one.open() || !other.open());
    }
}
