/**
 * Where the objects of a bucket lie on disk.
 *
 * <p>The body of an object's current version is a plain file whose path mirrors the key, so that whatever reads a directory
 * of files reads a bucket. Everything else lies outside that tree: bodies of older versions, uploads under way, and the
 * {@link dev.weir.local.s3.storage.Journal} that says which versions there are. A change is first appended to the journal and then
 * carried out; the last entry is carried out again when a bucket is opened, which is all the repair that a killed process needs.
 *
 * <p>Imports the JDK and Jackson.
 */
package dev.weir.local.s3.storage;
