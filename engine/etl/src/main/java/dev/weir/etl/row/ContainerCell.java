package dev.weir.etl.row;

/** A value with parts, which have cells of their own. Nothing but a value of the same kind can be cast to it. */
abstract sealed class ContainerCell extends Cell permits ListCell, MapCell, StructCell {
    private final String type;

    ContainerCell(Row row, String column, String type) {
        super(row, column);
        this.type = type;
    }

    /** The parts have said it all. */
    @Override
    public void end(byte[] utf8, int from, int size) {}

    @Override
    final String typeName() {
        return type;
    }
}
