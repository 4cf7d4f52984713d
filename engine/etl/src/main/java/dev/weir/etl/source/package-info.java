/**
 * The stream: its shards in the order of their lineage, readers that fetch a shard's records from a position on, and what
 * producers have packed into one record.
 *
 * <p>Imports {@code dev.weir.etl}'s values, Google's Protobuf and the Kinesis client.
 */
package dev.weir.etl.source;
