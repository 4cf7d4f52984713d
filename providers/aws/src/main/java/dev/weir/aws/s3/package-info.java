/**
 * S3 buckets, and the small objects that a stack puts into them.
 *
 * <p>Objects are the one kind whose requests carry a body. The input of an {@code s3:PutObject} step refers to it: {@code Body} is
 * {@code {content}} with the text itself, or {@code {file, sha256, size}} with an absolute path and the digest that the file must
 * still have when it is uploaded.
 *
 * <p>Emptying a bucket is a step whose extent nobody knows before: {@code s3:DeleteObjects} without {@code Delete} stands for all
 * versions and delete markers, {@code s3:AbortMultipartUpload} without {@code Key} for all unfinished uploads.
 */
package dev.weir.aws.s3;
