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
        PayloadDecoder into(Row row);
    }
}
