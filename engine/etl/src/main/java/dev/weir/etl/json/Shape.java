package dev.weir.etl.json;

import java.util.List;
import java.util.StringJoiner;

/**
 * One subschema, ready to be followed: what a value may be, and which cells it fills. Built by {@link SchemaCompiler}, then
 * never changed; shared by all readers. Recursive schemas make it a graph.
 */
final class Shape {
    static final int NULL = 1;
    static final int BOOLEAN = 2;
    static final int INTEGER = 4;
    static final int NUMBER = 8;
    static final int STRING = 16;
    static final int OBJECT = 32;
    static final int ARRAY = 64;
    static final int ANY = 127;

    /** How {@code dev.weir.contract.RecordTypes} reads the schema: its rules of casts go by that type. */
    enum Source {
        /** Of one kind: integers, booleans, strings, arrays or objects. */
        EXACT,
        /** A number with or without fraction, which counts as a double. */
        REAL,
        /** Of more than one kind: strings, which hold the JSON text of whatever is none. */
        OPEN
    }

    private static final List<String> KIND_NAMES =
            List.of("null", "a boolean", "an integer", "a number", "a string", "an object", "an array");

    /** Anything, wanted for nothing. */
    static final Shape OPEN = new Shape("");

    /** Where it stands in a record, for messages; empty for the whole record. */
    private final String place;

    /** The kinds of value allowed, as bits. {@code INTEGER} alone forbids fractions. */
    int kinds = ANY;

    /** The cells that a value here fills. */
    int[] cells = {};

    /** Those of them that take the elements of an array. */
    int[] lists = {};

    /** Those of them that take the members of an object, whatever their names. */
    int[] maps = {};

    /** Whether a value here decides whether its record passes the filter. */
    boolean filtered;

    /** What the value counts as in a cast. */
    Source source = Source.OPEN;

    NumberRule numbers;
    StringRule strings;
    Constants constants;

    /** Members of an object; null when they may be anything. */
    Members members;

    /** Elements of an array; null when they may be anything. */
    Shape items;

    int minItems;
    int maxItems = Integer.MAX_VALUE;

    Shape(String place) {
        this.place = place;
    }

    String place() {
        return place.isEmpty() ? "record" : place;
    }

    boolean allows(int kind) {
        return (kinds & kind) != 0;
    }

    String wantedKinds() {
        StringJoiner names = new StringJoiner(" or ").setEmptyValue("nothing");
        for (int index = 0; index < KIND_NAMES.size(); index++) {
            if (allows(1 << index)) {
                names.add(KIND_NAMES.get(index));
            }
        }
        return names.toString();
    }

    String itemBounds() {
        return "where the schema wants " + minItems + (maxItems == Integer.MAX_VALUE ? " or more" : " to " + maxItems);
    }
}
