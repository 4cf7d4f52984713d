/**
 * The state document of a job, and the compare-and-swap that makes it the one truth about what has been written. It says up to
 * where each shard is committed, and which batch is under way: the intent, with its ranges and the keys of its objects. An
 * intent stands before the first of its objects is written, so a restart replays it exactly.
 *
 * <p>Imports {@code dev.weir.etl}'s values, Jackson and the S3 client.
 */
package dev.weir.etl.state;
