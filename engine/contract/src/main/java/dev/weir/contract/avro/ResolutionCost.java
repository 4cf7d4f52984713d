package dev.weir.contract.avro;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Whether Avro's resolution of two schemas stays within bounds. It recurses through all pairs of types that meet, and two
 * small schemas may bring a great many of them together: each branch of one union with each of another, two cycles of different
 * lengths.
 */
final class ResolutionCost {
    private static final int MAX_COST = 20_000;
    private static final int MAX_DEPTH = 300;

    /** The records that met, by identity, as Avro remembers them. */
    private final IdentityHashMap<Schema, Set<Schema>> seen = new IdentityHashMap<>();

    private int cost;

    private ResolutionCost() {}

    /** Why it does not; empty when it does. */
    static Optional<String> excess(Schema writer, Schema reader) {
        return new ResolutionCost().visit(writer, reader, 0)
                ? Optional.empty()
                : Optional.of("too many types meet each other");
    }

    private boolean visit(Schema writer, Schema reader, int depth) {
        if (++cost > MAX_COST || depth > MAX_DEPTH) {
            return false;
        }
        if (writer.isUnion() || reader.isUnion()) {
            return branches(writer).stream()
                    .allMatch(from -> branches(reader).stream().allMatch(to -> visit(from, to, depth + 1)));
        }
        if (writer.getType() != reader.getType()) {
            return true;
        }
        return switch (writer.getType()) {
            case RECORD -> !meets(writer, reader) || fields(writer, reader, depth + 1);
            case ARRAY -> visit(writer.getElementType(), reader.getElementType(), depth + 1);
            case MAP -> visit(writer.getValueType(), reader.getValueType(), depth + 1);
            case ENUM -> symbols(writer, reader);
            case FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL, UNION -> true;
        };
    }

    private boolean meets(Schema writer, Schema reader) {
        return seen.computeIfAbsent(writer, each -> Collections.newSetFromMap(new IdentityHashMap<>()))
                .add(reader);
    }

    private static List<Schema> branches(Schema schema) {
        return schema.isUnion() ? schema.getTypes() : List.of(schema);
    }

    private boolean fields(Schema writer, Schema reader, int depth) {
        for (Schema.Field read : reader.getFields()) {
            Schema.Field written = LogicalTypeRules.written(writer, read);
            if (written != null && !visit(written.schema(), read.schema(), depth)) {
                return false;
            }
        }
        return true;
    }

    /** Avro compares each symbol with each. */
    private boolean symbols(Schema writer, Schema reader) {
        long pairs =
                (long) writer.getEnumSymbols().size() * reader.getEnumSymbols().size();
        cost += (int) Math.min(MAX_COST, pairs / 2_000);
        return cost <= MAX_COST;
    }
}
