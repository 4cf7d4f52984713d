package dev.weir.etl.decode;

import dev.weir.etl.row.Rejection;

/** Reads payloads of one schema version into the row that it was made for. Keeps buffers; one thread's. */
@FunctionalInterface
interface PayloadDecoder {
    /**
     * Reads one payload. The row must be clear.
     *
     * @return whether the record passes the filter
     * @throws Rejection when the payload is not valid under its schema
     */
    boolean decode(byte[] bytes, int from, int to);
}
