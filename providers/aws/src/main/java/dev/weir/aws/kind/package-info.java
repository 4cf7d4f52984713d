/**
 * What the kinds of all services share: planning from differences to steps, marks of ownership, and tags, read in bulk through
 * the tagging API and confirmed with the service itself where that matters.
 *
 * <p>Imports {@code dev.weir.spi}, {@code dev.weir.aws.client} and Jackson.
 */
package dev.weir.aws.kind;
