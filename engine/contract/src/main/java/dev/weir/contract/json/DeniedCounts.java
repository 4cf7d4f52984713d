package dev.weir.contract.json;

import java.util.Map;
import java.util.Optional;

/** Lengths and counts that a {@code not} sets: what may not have two elements or more has one at most. */
final class DeniedCounts {
    private static final Map<String, Integer> KINDS = Map.of(
            "minLength", Kinds.STRING,
            "maxLength", Kinds.STRING,
            "minItems", Kinds.ARRAY,
            "maxItems", Kinds.ARRAY,
            "minProperties", Kinds.OBJECT,
            "maxProperties", Kinds.OBJECT);

    private DeniedCounts() {}

    /** The lower limit, of a keyword that starts with {@code min}, for the kind of values that it counts. */
    static Optional<Integer> least(SchemaNode schema, String keyword) {
        return denied(schema, keyword.replace("min", "max"))
                .filter(count -> count < Integer.MAX_VALUE)
                .map(count -> count + 1);
    }

    /** The upper limit, likewise; -1 where no value of the kind is left. */
    static Optional<Integer> most(SchemaNode schema, String keyword) {
        return denied(schema, keyword.replace("max", "min")).map(count -> count - 1);
    }

    /** Only where the {@code not} says nothing else of values of this kind. */
    private static Optional<Integer> denied(SchemaNode schema, String keyword) {
        return schema.child("not")
                .filter(not -> not.json().size() == (not.has("type") ? 2 : 1))
                .filter(not -> (Kinds.of(not) & KINDS.get(keyword)) != 0)
                .flatMap(not -> not.count(keyword));
    }
}
