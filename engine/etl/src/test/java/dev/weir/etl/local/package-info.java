/** The runner against the embedded AWS, over the real wire protocols. */
package dev.weir.etl.local;
