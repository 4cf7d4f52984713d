package dev.weir.local.athena.sql;

import dev.weir.contract.Type;
import java.util.Map;

/** Tells which columns files have, by what a table function says. */
@FunctionalInterface
interface FileColumns {
    /** The columns of a reader such as {@code read_parquet([...])}: their names as written, and types. */
    Map<String, Type> of(String reader);
}
