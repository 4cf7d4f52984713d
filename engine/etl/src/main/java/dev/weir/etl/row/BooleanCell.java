package dev.weir.etl.row;

/** True or false, kept as 1 or 0. */
final class BooleanCell extends Cell {
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    BooleanCell(Row row, String column) {
        super(row, column);
    }

    @Override
    public void bool(boolean value) {
        set(value ? 1 : 0);
    }

    @Override
    public void text(byte[] utf8, int from, int size) {
        if (is(TRUE, utf8, from, size)) {
            set(1);
        } else if (is(FALSE, utf8, from, size)) {
            set(0);
        } else {
            mismatch(quoted(utf8, from, size));
        }
    }

    private static boolean is(byte[] literal, byte[] utf8, int from, int size) {
        if (size != literal.length) {
            return false;
        }
        for (int index = 0; index < size; index++) {
            if ((utf8[from + index] | 0x20) != literal[index]) {
                return false;
            }
        }
        return true;
    }

    @Override
    String typeName() {
        return "boolean";
    }
}
