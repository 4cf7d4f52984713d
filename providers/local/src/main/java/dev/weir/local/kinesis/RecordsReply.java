package dev.weir.local.kinesis;

import dev.weir.local.DirectService.Encoding;
import dev.weir.local.Payload;
import java.util.List;
import java.util.Optional;

/** The response of GetRecords while it is being written. */
interface RecordsReply {
    /** Adds a record, whose key and data lie one after the other in {@code frame}. */
    void record(SequenceNumbers numbers, long counter, long arrival, byte[] frame, int offset, int key, int data);

    /**
     * Ends the response.
     *
     * @param next empty at the end of a closed shard
     * @param children of a closed shard, at its end
     */
    Payload end(Optional<String> next, long millisBehind, List<Shard> children);

    static RecordsReply in(Encoding encoding, boolean encrypted) {
        return switch (encoding) {
            case CBOR -> new CborRecords(encrypted);
            case JSON -> new JsonRecords(encrypted);
        };
    }
}
