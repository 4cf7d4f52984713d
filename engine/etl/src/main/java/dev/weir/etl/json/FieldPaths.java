package dev.weir.etl.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The source fields of a mapping and of a filter, as a tree of member names. */
public final class FieldPaths {
    /** Nothing wanted. */
    static final FieldPaths NONE = new FieldPaths();

    private final Map<String, FieldPaths> children = new LinkedHashMap<>();
    private final List<Integer> cells = new ArrayList<>();
    private boolean filtered;

    /** @param sources path of each column's source field, in the order of the columns, nested fields joined by dots */
    public static FieldPaths of(List<String> sources) {
        FieldPaths root = new FieldPaths();
        for (int column = 0; column < sources.size(); column++) {
            root.at(sources.get(column)).cells.add(column);
        }
        return root;
    }

    /** Marks the field that decides whether a record is kept. */
    public FieldPaths filterOn(String field) {
        at(field).filtered = true;
        return this;
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
    }

    private FieldPaths at(String path) {
        FieldPaths node = this;
        for (String name : path.split("\\.", -1)) {
            node = node.children.computeIfAbsent(name, absent -> new FieldPaths());
        }
        return node;
    }
}
