package dev.weir.contract.avro;

import dev.weir.contract.evolution.Direction;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** What to do about each kind of incompatibility. */
final class AvroAdvice {
    private AvroAdvice() {}

    static String of(Incompatibility found, Direction direction) {
        return switch (found.getType()) {
            case NAME_MISMATCH ->
                "the name changed (%s); keep it, or give the reader's type an alias.".formatted(found.getMessage());
            case FIXED_SIZE_MISMATCH ->
                "the size of a fixed type changed (%s); declare a new type under a new name."
                        .formatted(found.getMessage());
            case MISSING_ENUM_SYMBOLS ->
                "the reader's enum lacks the symbols %s; keep them, or give the reader's enum a default."
                        .formatted(found.getMessage());
            case READER_FIELD_MISSING_DEFAULT_VALUE ->
                direction == Direction.BACKWARD
                        ? "earlier data has no field '%s' and the new schema no default for it; give it a default."
                                .formatted(found.getMessage())
                        : "new data has no field '%s' and the earlier schema no default for it; keep the field."
                                .formatted(found.getMessage());
            case TYPE_MISMATCH ->
                "the types do not match (%s); keep the type, widen it as Avro allows (int, long, float, double), or add a field."
                        .formatted(found.getMessage());
            case MISSING_UNION_BRANCH ->
                "the reader's union lacks a branch (%s); add the branch to the reader first."
                        .formatted(found.getMessage());
        };
    }
}
