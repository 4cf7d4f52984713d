package dev.weir.etl.row;

/** A list; its bits count its elements. */
public final class ListCell extends ContainerCell {
    private final Cell element;

    ListCell(Row row, String column, String type, Cell element) {
        super(row, column, type);
        this.element = element;
    }

    public Cell element() {
        return element;
    }

    @Override
    public void beginArray() {
        set(0);
    }

    @Override
    public void endElement() {
        element.commit();
        set(bits() + 1);
    }

    @Override
    public void beginObject() {
        mismatch("an object");
    }
}
