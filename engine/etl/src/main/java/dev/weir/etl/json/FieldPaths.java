package dev.weir.etl.json;

import dev.weir.contract.Mapping;
import dev.weir.contract.Type;
import dev.weir.etl.row.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a mapping and a filter want of a record, as a tree of member names. A column with parts wants what lies below its source. */
final class FieldPaths {
    /** Nothing wanted. */
    static final FieldPaths NONE = new FieldPaths();

    private final Map<String, FieldPaths> children = new LinkedHashMap<>();
    private final List<Integer> cells = new ArrayList<>();
    private final List<Integer> lists = new ArrayList<>();
    private final List<Integer> maps = new ArrayList<>();
    private FieldPaths elements;
    private FieldPaths rest;
    private boolean filtered;
    private Shape.Source source = Shape.Source.OPEN;

    /**
     * The wishes of a mapping.
     *
     * @param record the type of the records; without one every value counts as its JSON text
     */
    static FieldPaths of(Optional<Type.Struct> record, List<Mapping.Column> columns, Optional<String> filterField) {
        FieldPaths root = new FieldPaths();
        Type type = record.<Type>map(struct -> struct).orElse(Type.Primitive.STRING);
        List<Slot> slots = Slot.of(columns);
        for (int column = 0; column < slots.size(); column++) {
            root.at(type, columns.get(column).source()).want(slots.get(column));
        }
        filterField.ifPresent(field -> root.at(type, field).filtered = true);
        root.spread();
        root.resolve(type);
        return root;
    }

    private FieldPaths at(Type type, String path) {
        if (names(type, path)) {
            return made(path);
        }
        int dot = path.indexOf('.');
        String name = path.substring(0, dot);
        return made(name).at(member(type, name), path.substring(dot + 1));
    }

    private FieldPaths made(String name) {
        return children.computeIfAbsent(name, absent -> new FieldPaths());
    }

    /** Whether a path is one name, dots and all: a field's, or the key of a map that has nothing below it. */
    private static boolean names(Type type, String path) {
        boolean field = type instanceof Type.Struct struct && struct.field(path).isPresent();
        boolean key = type instanceof Type.Map map && !(map.value() instanceof Type.Struct);
        return path.indexOf('.') < 0 || field || key;
    }

    private void want(Slot slot) {
        cells.add(slot.index());
        if (slot.type() instanceof Type.Array) {
            lists.add(slot.index());
            elements = elements == null ? new FieldPaths() : elements;
            elements.want(slot.parts().get(0));
        } else if (slot.type() instanceof Type.Map) {
            maps.add(slot.index());
            rest = rest == null ? new FieldPaths() : rest;
            rest.want(slot.parts().get(1));
        } else if (slot.type() instanceof Type.Struct struct) {
            for (int field = 0; field < struct.fields().size(); field++) {
                made(struct.fields().get(field).name()).want(slot.parts().get(field));
            }
        }
    }

    /** A map wants members by whatever name, those included that others want by theirs. */
    private void spread() {
        if (rest != null) {
            children.values().forEach(child -> child.absorb(rest));
            rest.spread();
        }
        if (elements != null) {
            elements.spread();
        }
        children.values().forEach(FieldPaths::spread);
    }

    private void absorb(FieldPaths other) {
        cells.addAll(other.cells);
        lists.addAll(other.lists);
        maps.addAll(other.maps);
        elements = joined(elements, other.elements);
        rest = joined(rest, other.rest);
        other.children.forEach((name, child) -> made(name).absorb(child));
    }

    private static FieldPaths joined(FieldPaths one, FieldPaths other) {
        if (other == null) {
            return one;
        }
        FieldPaths joined = one == null ? new FieldPaths() : one;
        joined.absorb(other);
        return joined;
    }

    /** Lets each field know its type in the records of a schema. */
    private void resolve(Type type) {
        source = source(type);
        children.forEach((name, child) -> child.resolve(member(type, name)));
        if (elements != null) {
            elements.resolve(type instanceof Type.Array array ? array.element() : Type.Primitive.STRING);
        }
        if (rest != null) {
            rest.resolve(type instanceof Type.Map map ? map.value() : Type.Primitive.STRING);
        }
    }

    private static Type member(Type type, String name) {
        if (type instanceof Type.Map map) {
            return map.value();
        }
        boolean struct = type instanceof Type.Struct;
        return struct
                ? ((Type.Struct) type).field(name).map(Type.Field::type).orElse(Type.Primitive.STRING)
                : Type.Primitive.STRING;
    }

    private static Shape.Source source(Type type) {
        if (type == Type.Primitive.DOUBLE) {
            return Shape.Source.REAL;
        }
        return type == Type.Primitive.STRING ? Shape.Source.OPEN : Shape.Source.EXACT;
    }

    boolean filters() {
        return filtered || children.values().stream().anyMatch(FieldPaths::filters);
    }

    Map<String, FieldPaths> children() {
        return children;
    }

    /** What is wanted of the member of this name. */
    FieldPaths child(String name) {
        FieldPaths child = children.get(name);
        return child == null ? rest() : child;
    }

    /** What is wanted of a member of another name. */
    FieldPaths rest() {
        return rest == null ? NONE : rest;
    }

    /** What is wanted of each element of an array. */
    FieldPaths elements() {
        return elements == null ? NONE : elements;
    }

    void mark(Shape shape) {
        shape.cells = indexes(cells);
        shape.lists = indexes(lists);
        shape.maps = indexes(maps);
        shape.filtered = filtered;
        shape.source = source;
    }

    private static int[] indexes(List<Integer> slots) {
        return slots.stream().mapToInt(Integer::intValue).toArray();
    }
}
