/** A file system for tests that runs out of space when a test wants it to. */
package dev.weir.local.disk;
