/**
 * Avro records, in the raw binary encoding: Avro's own decoder reads them under the version that wrote them and resolves them to
 * the version that the pipeline pins; paths then lead from the record to a row's cells.
 *
 * <p>Imports {@code dev.weir.contract}, {@code dev.weir.etl.row} and Avro.
 */
package dev.weir.etl.avro;
