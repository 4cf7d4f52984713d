package dev.weir.local.model;

/** Inclusive limits of a length, size or value; open sides are the extremes of {@code long}. */
public record Bounds(long min, long max) {
    static final Bounds NONE = new Bounds(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean hasMin() {
        return min != Long.MIN_VALUE;
    }

    boolean hasMax() {
        return max != Long.MAX_VALUE;
    }
}
