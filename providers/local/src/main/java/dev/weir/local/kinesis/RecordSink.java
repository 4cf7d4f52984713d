package dev.weir.local.kinesis;

/** Takes records as they are read from a shard's log. */
@FunctionalInterface
interface RecordSink {
    /**
     * Is offered one record.
     *
     * @param frame an array that holds the key's bytes and the data one after the other; only valid during the call
     * @param offset where the key starts
     * @return whether it was taken; a refusal ends the reading before this record
     */
    boolean accept(long counter, long arrival, byte[] frame, int offset, int keyLength, int dataLength);
}
