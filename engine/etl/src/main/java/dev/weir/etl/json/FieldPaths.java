package dev.weir.etl.json;

import dev.weir.contract.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The source fields of a mapping and of a filter, as a tree of member names. */
final class FieldPaths {
    /** Nothing wanted. */
    static final FieldPaths NONE = new FieldPaths();

    private final Map<String, FieldPaths> children = new LinkedHashMap<>();
    private final List<Integer> cells = new ArrayList<>();
    private boolean filtered;
    private Shape.Source source = Shape.Source.OPEN;

    static FieldPaths of(List<String> sources) {
        FieldPaths root = new FieldPaths();
        for (int column = 0; column < sources.size(); column++) {
            root.at(sources.get(column)).cells.add(column);
        }
        return root;
    }

    /** Marks the field that decides whether a record is kept. */
    FieldPaths filterOn(String field) {
        at(field).filtered = true;
        return this;
    }

    /** Lets each field know its type in the records of a schema. */
    void resolve(Type type) {
        source = source(type);
        children.forEach((name, child) -> child.resolve(member(type, name)));
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

    /** The fields below this name; null when none is wanted. */
    FieldPaths child(String name) {
        return children.get(name);
    }

    void mark(Shape shape) {
        shape.cells = cells.stream().mapToInt(Integer::intValue).toArray();
        shape.filtered = filtered;
        shape.source = source;
    }

    private FieldPaths at(String path) {
        FieldPaths node = this;
        for (String name : path.split("\\.", -1)) {
            node = node.children.computeIfAbsent(name, absent -> new FieldPaths());
        }
        return node;
    }
}
