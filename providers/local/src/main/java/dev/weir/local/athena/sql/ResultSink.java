package dev.weir.local.athena.sql;

import java.io.IOException;
import java.util.List;

/** Takes the rows of a result as they come. */
public interface ResultSink {
    void columns(List<Column> columns) throws IOException;

    /**
     * One row.
     *
     * @param values as text; null for SQL's null
     */
    void row(List<String> values) throws IOException;
}
