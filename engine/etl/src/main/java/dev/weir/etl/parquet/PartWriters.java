package dev.weir.etl.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** Makes the writers of a file's fields, counting leaves in the order of the file's columns. */
final class PartWriters {
    private int leaves;

    /** The writer of the next field. */
    PartWriter next(Type field) {
        return writer(field, 0);
    }

    /** How many leaves the fields so far have. */
    int leaves() {
        return leaves;
    }

    private PartWriter writer(Type type, int level) {
        if (type instanceof PrimitiveType leaf) {
            int levels = leaf.isRepetition(Repetition.REQUIRED) ? 0 : 1;
            return new PartWriter.Leaf(leaves++, CellWriter.of(leaf.getPrimitiveTypeName()), levels);
        }
        GroupType group = type.asGroupType();
        if (group.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation) {
            return new PartWriter.Elements(writer(inner(group, 0), level + 1), level + 1);
        }
        if (group.getLogicalTypeAnnotation() instanceof MapLogicalTypeAnnotation) {
            PartWriter key = writer(inner(group, 0), level + 1);
            return new PartWriter.Entries(key, writer(inner(group, 1), level + 1), level + 1);
        }
        List<PartWriter> fields = new ArrayList<>();
        group.getFields().forEach(field -> fields.add(writer(field, level)));
        return new PartWriter.Fields(fields);
    }

    /** A field of the repeated group in a list or a map. */
    private static Type inner(GroupType group, int field) {
        return group.getType(0).asGroupType().getType(field);
    }
}
