package dev.weir.etl.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.weir.contract.SchemaException;
import java.util.ArrayList;
import java.util.List;

/**
 * The way to a field of a message: through messages by field, and through maps by key.
 *
 * @param steps all but the last
 * @param leaf the field whose value is wanted
 * @param key of the entry whose value is wanted, where the path ends inside a map; otherwise null
 */
record FieldPath(List<Step> steps, FieldDescriptor leaf, String key) {
    FieldPath {
        steps = List.copyOf(steps);
    }

    /** One step; {@code key} is null where the field is no map. */
    record Step(FieldDescriptor field, String key) {}

    /** Follows names joined by dots; the key of a map whose values are no messages may hold dots itself. */
    static FieldPath of(Descriptor record, String path) {
        return follow(new ArrayList<>(), record, path, path);
    }

    private static FieldPath follow(List<Step> steps, Descriptor at, String rest, String path) {
        int dot = rest.indexOf('.');
        FieldDescriptor field = field(at, dot < 0 ? rest : rest.substring(0, dot), path);
        if (dot < 0) {
            return new FieldPath(steps, field, null);
        }
        String below = rest.substring(dot + 1);
        if (field.isMapField()) {
            return followMap(steps, field, below, path);
        }
        if (!isMessage(field) || field.isRepeated()) {
            throw nowhere(path);
        }
        steps.add(new Step(field, null));
        return follow(steps, field.getMessageType(), below, path);
    }

    private static FieldPath followMap(List<Step> steps, FieldDescriptor map, String rest, String path) {
        FieldDescriptor value = map.getMessageType().findFieldByNumber(2);
        int dot = isMessage(value) ? rest.indexOf('.') : -1;
        if (dot < 0) {
            return new FieldPath(steps, map, rest);
        }
        steps.add(new Step(map, rest.substring(0, dot)));
        return follow(steps, value.getMessageType(), rest.substring(dot + 1), path);
    }

    private static boolean isMessage(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !Values.isScalar(field.getMessageType());
    }

    private static FieldDescriptor field(Descriptor message, String name, String path) {
        FieldDescriptor field = message.findFieldByName(name);
        if (field == null) {
            throw nowhere(path);
        }
        return field;
    }

    private static SchemaException nowhere(String path) {
        return new SchemaException("the pinned version has no field " + path);
    }

    /** The field of the value: its own, or that of a map's values. */
    FieldDescriptor type() {
        return key == null ? leaf : leaf.getMessageType().findFieldByNumber(2);
    }

    /** The value in a record; null when something on the way is absent. */
    Object in(Message record) {
        Message at = record;
        for (Step step : steps) {
            at = (Message) value(at, step.field, step.key);
            if (at == null) {
                return null;
            }
        }
        return value(at, leaf, key);
    }

    private static Object value(Message message, FieldDescriptor field, String key) {
        return key == null ? Values.of(message, field) : Values.entry(message, field, key);
    }
}
