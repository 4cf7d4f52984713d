package dev.weir.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How source fields become a sink's columns.
 *
 * @param columns in the order of the sink
 */
public record Mapping(List<Column> columns) {
    public Mapping {
        columns = List.copyOf(columns);
    }

    /**
     * One column.
     *
     * @param source path of the source field, nested fields joined by dots
     * @param target the column's name
     * @param type the column's type; a value that cannot be cast to it rejects its record
     */
    public record Column(String source, String target, Type type) {
        public Column {
            requireNonNull(source, "source");
            requireNonNull(target, "target");
            requireNonNull(type, "type");
        }
    }
}
