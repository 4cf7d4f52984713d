/**
 * Amazon S3: buckets and their settings, objects with versions, conditional writes and checksums, multipart uploads, listings.
 *
 * <p>{@link dev.weir.local.s3.S3} is the service, {@link dev.weir.local.s3.S3Files} what other services of the endpoint read and
 * write buckets with. Operations are grouped by what they act on, a class a group; {@code storage} keeps the bytes.
 *
 * <p>Imports the JDK, Jackson and {@code dev.weir.local}.
 */
package dev.weir.local.s3;
