/**
 * Protobuf records: descriptors from a registry's {@code .proto} text, and a reader that takes fields by number under the pinned
 * version, as the language resolves versions.
 *
 * <p>Imports {@code dev.weir.contract}, {@code dev.weir.etl.row} and Google's Protobuf.
 */
package dev.weir.etl.protobuf;
