/**
 * An AWS-compatible endpoint in this JVM.
 *
 * <p>{@code LocalAws}, in {@code dev.weir.local.server}, is the front door: it opens a data directory, binds a loopback port and serves Kinesis,
 * Glue, S3, IAM, STS, Athena and the tagging API over their real wire protocols until it is closed. The protocols (JSON
 * 1.1, CBOR, query, REST-XML) are driven by service models: which members an operation has, which are required, their
 * patterns, lengths and enumerations. What a service does is a {@link dev.weir.local.Service}, a function from operation and
 * input tree to output tree. Its objects are documents in a {@code Store} on disk, so they survive the process. This package holds what a service is
 * written against; a new one adds its line in {@code server.Services}.
 *
 * <p>Imports the JDK, Jackson, DuckDB and {@code dev.weir.contract}; no provider, no engine. What runs a job is handed to it
 * as a {@link dev.weir.local.JobRunner}.
 */
package dev.weir.local;
