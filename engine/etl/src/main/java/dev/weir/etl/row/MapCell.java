package dev.weir.etl.row;

/** A map; its bits count its entries. */
public final class MapCell extends ContainerCell {
    private final Cell key;
    private final Cell value;

    MapCell(Row row, String column, String type, Cell key, Cell value) {
        super(row, column, type);
        this.key = key;
        this.value = value;
    }

    /** Never null in an entry. */
    public Cell key() {
        return key;
    }

    public Cell value() {
        return value;
    }

    @Override
    public void beginArray() {
        mismatch("an array");
    }

    @Override
    public void beginObject() {
        set(0);
    }

    @Override
    public void key(byte[] utf8, int from, int size) {
        key.text(utf8, from, size);
    }

    @Override
    public void endEntry() {
        key.commit();
        value.commit();
        set(bits() + 1);
    }
}
