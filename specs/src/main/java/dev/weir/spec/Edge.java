package dev.weir.spec;

import dev.weir.spi.SourceRange;

/** One thing needs another, as is said at a place. */
record Edge<N>(N from, N to, SourceRange place) {}
