package dev.weir.etl.replay;

import dev.weir.contract.Mapping;
import dev.weir.etl.row.Cell;
import java.util.Optional;

/** Counts what one column gets to hold. */
final class ColumnTally {
    private final Mapping.Column column;
    private long nulls;
    private long cut;
    private Optional<String> example = Optional.empty();

    ColumnTally(Mapping.Column column) {
        this.column = column;
    }

    /** A value that the cast cannot have changed. */
    void add(Cell cell) {
        if (!cell.present()) {
            nulls++;
        }
    }

    /** A value beside what it was in the record. */
    void add(Cell cell, Object source) {
        add(cell);
        Optional<String> loss = Losses.between(source, CellValues.of(cell, column.type()));
        if (loss.isPresent()) {
            cut++;
            example = example.or(() -> loss);
        }
    }

    ColumnReport report() {
        return new ColumnReport(column.source(), column.target(), column.type(), nulls, cut, example);
    }
}
