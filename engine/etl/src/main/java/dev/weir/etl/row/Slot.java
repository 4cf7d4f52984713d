package dev.weir.etl.row;

import static java.util.Objects.requireNonNull;

import dev.weir.contract.GlueTypes;
import dev.weir.contract.Mapping;
import dev.weir.contract.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the cell of a column, or of a part of one, stands in a row. Columns come first, in the order of the mapping; their parts
 * follow.
 *
 * @param index for {@link Row#cell}
 * @param name of the column, with the parts' names behind dots
 * @param parts an array's element; a map's key and value; a struct's fields, in their order
 */
public record Slot(int index, String name, Type type, List<Slot> parts) {
    public Slot {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        parts = List.copyOf(parts);
    }

    /** The slots of a row's columns; always the same for the same columns. */
    public static List<Slot> of(List<Mapping.Column> columns) {
        Numbering numbering = new Numbering(columns.size());
        List<Slot> slots = new ArrayList<>();
        for (Mapping.Column column : columns) {
            slots.add(numbering.slot(slots.size(), column.target(), column.type()));
        }
        return slots;
    }

    /** How many cells it takes, its own included. */
    int size() {
        return 1 + parts.stream().mapToInt(Slot::size).sum();
    }

    /** The type as the catalog spells it. */
    String typeName() {
        return GlueTypes.render(type);
    }

    /** Hands out the places behind the columns. */
    private static final class Numbering {
        private int next;

        Numbering(int columns) {
            next = columns;
        }

        Slot slot(int index, String name, Type type) {
            List<Slot> parts = new ArrayList<>();
            if (type instanceof Type.Array array) {
                parts.add(part(name, "element", array.element()));
            } else if (type instanceof Type.Map map) {
                parts.add(part(name, "key", map.key()));
                parts.add(part(name, "value", map.value()));
            } else if (type instanceof Type.Struct struct) {
                struct.fields().forEach(field -> parts.add(part(name, field.name(), field.type())));
            }
            return new Slot(index, name, type, parts);
        }

        private Slot part(String container, String name, Type type) {
            return slot(next++, container + "." + name, type);
        }
    }
}
