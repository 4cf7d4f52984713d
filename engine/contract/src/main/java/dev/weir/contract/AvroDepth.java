package dev.weir.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * How deep types hold types, by reference as well: the text may be flat and the types a chain of thousands, which Avro walks
 * by recursion.
 */
final class AvroDepth {
    private static final int MAX_DEPTH = 200;

    private final Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private AvroDepth() {}

    static void require(Schema schema) {
        new AvroDepth().visit(schema, 0);
    }

    private void visit(Schema schema, int depth) {
        if (depth > MAX_DEPTH) {
            throw new SchemaException(
                    "Not a valid Avro schema: types nested more than %d levels deep.".formatted(MAX_DEPTH));
        }
        if (seen.add(schema)) {
            parts(schema).forEach(part -> visit(part, depth + 1));
        }
    }

    private static List<Schema> parts(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> {
                List<Schema> parts = new ArrayList<>();
                schema.getFields().forEach(field -> parts.add(field.schema()));
                yield parts;
            }
            case ARRAY -> List.of(schema.getElementType());
            case MAP -> List.of(schema.getValueType());
            case UNION -> schema.getTypes();
            case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> List.of();
        };
    }
}
