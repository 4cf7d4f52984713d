package dev.weir.etl.protobuf;

import dev.weir.contract.SchemaException;
import java.util.List;
import java.util.Optional;

/**
 * A writer's version, the pinned one, and the way from its records to the mapped fields. Immutable; shared by threads.
 *
 * @param paths to each column's source field, in the order of the columns
 * @param filter to the field that decides whether a record is kept
 */
public record ProtoSchemas(
        MessageTypes writer, MessageTypes pinned, List<FieldPath> paths, Optional<FieldPath> filter) {
    public ProtoSchemas {
        paths = List.copyOf(paths);
    }

    /**
     * Reads two definitions, and follows the paths in the second.
     *
     * @throws SchemaException when one cannot be read, or a path leads nowhere
     */
    public static ProtoSchemas of(String writer, String pinned, List<String> sources, Optional<String> filterField) {
        MessageTypes target = MessageTypes.of(pinned);
        List<FieldPath> paths = sources.stream()
                .map(source -> FieldPath.of(target.record(), source))
                .toList();
        return new ProtoSchemas(
                MessageTypes.of(writer), target, paths, filterField.map(field -> FieldPath.of(target.record(), field)));
    }
}
