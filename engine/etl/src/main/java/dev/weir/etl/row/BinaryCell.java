package dev.weir.etl.row;

/** Bytes; text is kept as UTF-8. */
final class BinaryCell extends Cell {
    BinaryCell(Row row, String column) {
        super(row, column);
    }

    @Override
    public void text(byte[] utf8, int from, int size) {
        set(utf8, from, size);
    }

    @Override
    public void binary(byte[] value, int from, int size) {
        set(value, from, size);
    }

    @Override
    boolean isBytes() {
        return true;
    }

    @Override
    String typeName() {
        return "binary";
    }
}
