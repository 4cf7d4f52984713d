/**
 * One record on its way to the sink: a {@link dev.weir.etl.row.Row} has one {@link dev.weir.etl.row.Cell} a column, which takes
 * a value as the record's decoder found it and casts it to the column's type. The rules are those of
 * {@code dev.weir.contract}: strict, and a value that does not fit rejects its record.
 *
 * <p>Rows are reused from record to record. Imports {@code dev.weir.contract} only.
 */
package dev.weir.etl.row;
