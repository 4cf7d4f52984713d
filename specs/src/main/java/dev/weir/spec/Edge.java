package dev.weir.spec;

import dev.weir.spi.SourceRange;

/** One resource needs another, as is said at a place. */
record Edge(Address from, Address to, SourceRange place) {}
