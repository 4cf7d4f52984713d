/**
 * Protobuf definitions (proto2, proto3): a resolved model of one file, and whether readers of one version understand what
 * writers of another put on the wire.
 *
 * <p>Knows nothing of records, columns or the registry. Imports the JDK, the parser of Wire and
 * {@code dev.weir.contract.evolution}.
 */
package dev.weir.contract.protobuf;
