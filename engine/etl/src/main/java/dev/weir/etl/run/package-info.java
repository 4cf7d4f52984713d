/**
 * Running a pipeline. {@link dev.weir.etl.run.PipelineRunner} loads the state, replays a batch that was left unfinished, and
 * then commits batch after batch. One {@code Lane} a shard fetches, decodes and writes its part of a batch into memory; at a cut
 * all lanes hand their slices over and go on with the next batch, while the runner writes this one to S3.
 *
 * <p>Imports all other packages of {@code dev.weir.etl}; none imports it.
 */
package dev.weir.etl.run;
