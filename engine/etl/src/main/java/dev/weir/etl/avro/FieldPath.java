package dev.weir.etl.avro;

import dev.weir.contract.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;

/** The way to a field of a record: through records by position, and through maps by key. A null on the way is the value. */
final class FieldPath {
    private final List<Step> steps;
    private final Schema leaf;

    /** One step; {@code key} is null for a field of a record. */
    private record Step(int position, Utf8 key) {}

    private FieldPath(List<Step> steps, Schema leaf) {
        this.steps = List.copyOf(steps);
        this.leaf = leaf;
    }

    /** Follows names joined by dots; the key of a map whose values have no fields may hold dots itself. */
    static FieldPath of(Schema record, String path) {
        List<Step> steps = new ArrayList<>();
        Schema at = record;
        String rest = path;
        while (!rest.isEmpty()) {
            String all = rest;
            int dot = rest.indexOf('.');
            String name = dot < 0 ? rest : rest.substring(0, dot);
            rest = dot < 0 ? "" : rest.substring(dot + 1);
            Schema value = value(at);
            if (value.getType() == Schema.Type.MAP) {
                boolean ends = value(value.getValueType()).getType() != Schema.Type.RECORD;
                steps.add(new Step(0, new Utf8(ends ? all : name)));
                rest = ends ? "" : rest;
                at = value.getValueType();
            } else if (value.getType() == Schema.Type.RECORD && value.getField(name) != null) {
                steps.add(new Step(value.getField(name).pos(), null));
                at = value.getField(name).schema();
            } else {
                throw new SchemaException("the pinned version has no field " + path);
            }
        }
        return new FieldPath(steps, value(at));
    }

    /** The one member of a union besides null; the schema itself otherwise. */
    static Schema value(Schema schema) {
        if (!schema.isUnion()) {
            return schema;
        }
        List<Schema> members = schema.getTypes().stream()
                .filter(member -> member.getType() != Schema.Type.NULL)
                .toList();
        return members.size() == 1 ? members.get(0) : schema;
    }

    /** What the value's schema is, null left out. */
    Schema leaf() {
        return leaf;
    }

    /** The value in a record; null when something on the way is. */
    Object in(IndexedRecord record) {
        Object value = record;
        for (Step step : steps) {
            if (value == null) {
                return null;
            }
            value = step.key == null ? ((IndexedRecord) value).get(step.position) : ((Map<?, ?>) value).get(step.key);
        }
        return value;
    }
}
