/**
 * The ETL runner: executes a job's pipeline. Records come from the shards of a Kinesis stream, are decoded with the schema
 * registry and checked while they are parsed, mapped to the sink's columns, and written as Parquet files to S3 in windows.
 * What cannot be decoded or cast goes to the reject path with reason, shard and sequence number, so nothing is lost; an
 * intent-first state document makes sure that nothing is written twice.
 *
 * <ul>
 *   <li>{@link dev.weir.etl.PipelineSpec} is what to run, as a document that travels inside a job's arguments.
 *   <li>{@code PipelineRunner} runs it and returns a {@link dev.weir.etl.RunReport}.
 * </ul>
 *
 * <p>Imports {@code dev.weir.contract}, the AWS SDK, Parquet, Avro and the JSON Schema validator. Builds at release 17,
 * because it also runs inside Spark on AWS Glue.
 */
package dev.weir.etl;
