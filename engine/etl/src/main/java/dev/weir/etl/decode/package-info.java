/**
 * From a stream record's bytes to a row: the registry's framing, the schema version that a record was written under, and one
 * decoder a schema language.
 *
 * <p>Imports {@code dev.weir.contract}, {@code dev.weir.etl}'s values, {@code json}, {@code avro}, {@code protobuf} and {@code row}, and the Glue client.
 */
package dev.weir.etl.decode;
