package dev.weir.contract.json;

/** Steps that one comparison may take: what keeps a hostile schema from costing more than a moment. */
final class Budget {
    private int left;

    Budget(int steps) {
        this.left = steps;
    }

    void spend() {
        spend(1);
    }

    void spend(int steps) {
        left -= steps;
        if (left < 0) {
            throw new UndecidedException("the schemas are too large to compare");
        }
    }
}
