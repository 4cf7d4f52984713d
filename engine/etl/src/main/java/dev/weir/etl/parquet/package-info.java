/**
 * Parquet files in memory, written from rows through parquet-java's column writers. The same rows always give the same bytes:
 * the exactly-once protocol overwrites a file with itself.
 *
 * <p>Runs without Hadoop: output, compression and properties are given to parquet-java instead. Imports
 * {@code dev.weir.contract}, {@code dev.weir.etl.row} and Parquet.
 */
package dev.weir.etl.parquet;
