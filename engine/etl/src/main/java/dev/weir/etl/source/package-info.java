/**
 * The stream: its shards in the order of their lineage, and readers that fetch a shard's records from a position on.
 *
 * <p>Imports {@code dev.weir.etl}'s values and the Kinesis client.
 */
package dev.weir.etl.source;
