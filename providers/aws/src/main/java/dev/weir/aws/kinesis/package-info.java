/**
 * Kinesis data streams and their registered consumers.
 *
 * <p>A stream takes one mutation at a time, so a change is a chain of steps that each wait for {@code ACTIVE}: mode, shards, warm throughput,
 * retention, monitoring, encryption, record size.
 */
package dev.weir.aws.kinesis;
