package dev.weir.etl.avro;

import dev.weir.contract.SchemaException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * A writer's schema, the pinned one, and the way from its records to the mapped fields. Immutable; shared by threads.
 *
 * @param paths to each column's source field, in the order of the columns
 * @param filter to the field that decides whether a record is kept
 */
public record AvroSchemas(Schema writer, Schema reader, List<FieldPath> paths, Optional<FieldPath> filter) {
    public AvroSchemas {
        paths = List.copyOf(paths);
    }

    /**
     * Reads two schemas, and follows the paths in the second.
     *
     * @throws SchemaException when one is no Avro schema of a record, or a path leads nowhere
     */
    public static AvroSchemas of(String writer, String reader, List<String> sources, Optional<String> filterField) {
        Schema target = parse(reader);
        List<FieldPath> paths =
                sources.stream().map(source -> FieldPath.of(target, source)).toList();
        return new AvroSchemas(parse(writer), target, paths, filterField.map(field -> FieldPath.of(target, field)));
    }

    private static Schema parse(String text) {
        try {
            Schema schema = new Schema.Parser().parse(text);
            if (schema.getType() != Schema.Type.RECORD) {
                throw new SchemaException("the Avro schema is not one of a record");
            }
            return schema;
        } catch (AvroRuntimeException | IllegalArgumentException | NullPointerException malformed) {
            throw new SchemaException("not an Avro schema: " + malformed.getMessage(), malformed);
        }
    }
}
