package dev.weir.etl.decode;

import dev.weir.contract.SchemaDefinition;
import dev.weir.etl.row.Row;

/**
 * A version of the pipeline's schema, as compiled for its mapping. Immutable; shared by threads.
 *
 * @param id the registry's identifier of the version
 */
record SchemaVersion(String id, SchemaDefinition definition, Reading reading) {
    /** Makes decoders. */
    @FunctionalInterface
    interface Reading {
        /**
         * Makes a decoder for one row.
         *
         * @param framed whether payloads come out of a registry's frame, which in Protobuf begin with the index of their type
         */
        PayloadDecoder into(Row row, boolean framed);
    }
}
