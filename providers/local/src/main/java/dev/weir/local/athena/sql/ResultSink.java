package dev.weir.local.athena.sql;

import java.io.IOException;
import java.util.List;

/** Takes the rows of a result as they come. */
public interface ResultSink {
    /** Wants no rows. */
    ResultSink NOWHERE = new ResultSink() {
        @Override
        public void columns(List<Column> columns) {}

        @Override
        public void row(List<String> values) {}
    };

    void columns(List<Column> columns) throws IOException;

    /**
     * One row.
     *
     * @param values as text; null for SQL's null
     */
    void row(List<String> values) throws IOException;
}
