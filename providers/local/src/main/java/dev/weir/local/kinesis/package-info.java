/**
 * Kinesis Data Streams. {@code KinesisService} takes operations apart; {@code Streams} keeps what streams are as documents,
 * {@code ShardLog} keeps their records as append-only segment files; {@code PutRecords} and {@code GetRecords} go from bytes
 * to bytes through {@code DataPlane}. Imports {@code dev.weir.local}.
 */
package dev.weir.local.kinesis;
