package dev.weir.contract.avro;

/**
 * A place in a schema as a JSON Pointer, written out only when somebody asks.
 *
 * @param outer where the part stands; null at the root
 * @param index the part's position, or -1 where the name is all
 */
record Place(Place outer, String name, int index) {
    static final Place ROOT = new Place(null, "", -1);

    Place field(int position) {
        return new Place(this, "/fields/%d/type", position);
    }

    Place branch(int position) {
        return new Place(this, "/%d", position);
    }

    Place items() {
        return new Place(this, "/items", -1);
    }

    Place values() {
        return new Place(this, "/values", -1);
    }

    @Override
    public String toString() {
        return outer == null ? "" : outer + (index < 0 ? name : name.formatted(index));
    }
}
