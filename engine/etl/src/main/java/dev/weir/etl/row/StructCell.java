package dev.weir.etl.row;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named fields; those that the source lacks are null. */
public final class StructCell extends ContainerCell {
    private final Map<String, Cell> fields;

    StructCell(Row row, String column, String type, Map<String, Cell> fields) {
        super(row, column, type);
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** By name, in the order of the type. */
    public Map<String, Cell> fields() {
        return fields;
    }

    @Override
    public void beginArray() {
        mismatch("an array");
    }

    @Override
    public void beginObject() {
        set(0);
    }

    /** All fields have been handed to their cells, or are null. */
    public void endObject() {
        fields.values().forEach(Cell::commit);
    }

    @Override
    public void end(byte[] utf8, int from, int size) {
        if (present()) {
            endObject();
        }
    }
}
