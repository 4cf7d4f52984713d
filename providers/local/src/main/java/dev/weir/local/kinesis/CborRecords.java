package dev.weir.local.kinesis;

import dev.weir.local.Payload;
import java.util.List;
import java.util.Optional;

/** GetRecords in CBOR. A record is laid out in one go: constants, digits, time, data and key are copied to their places. */
final class CborRecords implements RecordsReply {
    private static final byte[] RECORDS = Cbor.text("Records");
    private static final byte[] NEXT = Cbor.text("NextShardIterator");
    private static final byte[] BEHIND = Cbor.text("MillisBehindLatest");
    private static final byte[] CHILDREN = Cbor.text("ChildShards");
    private static final byte[] SEQUENCE = sequenceHead();
    private static final byte[] ARRIVAL = arrivalHead();
    private static final byte[] DATA = Cbor.text("Data");
    private static final byte[] KEY = Cbor.text("PartitionKey");
    private static final byte[] ENCRYPTED = join(Cbor.text("EncryptionType"), Cbor.text("KMS"));
    private static final int OVERHEAD = 256;
    private static final int PLAIN_MEMBERS = 4;

    private final Blocks out = new Blocks();
    private final boolean encrypted;

    CborRecords(boolean encrypted) {
        this.encrypted = encrypted;
        Cbor.openMap(out);
        out.write(RECORDS);
        Cbor.openArray(out);
    }

    @Override
    public void record(
            SequenceNumbers numbers, long counter, long arrival, byte[] frame, int offset, int key, int data) {
        out.reserve(OVERHEAD + key + data);
        byte[] target = out.array();
        int start = out.position();
        int at = Cbor.header(Cbor.MAP, PLAIN_MEMBERS + (encrypted ? 1 : 0), target, start);
        at = put(SEQUENCE, target, at);
        numbers.write(counter, target, at);
        at = put(ARRIVAL, target, at + SequenceNumbers.DIGITS);
        at = Cbor.header(0, arrival, target, at);
        at = put(DATA, target, at);
        at = Cbor.header(Cbor.BYTES, data, target, at);
        System.arraycopy(frame, offset + key, target, at, data);
        at = put(KEY, target, at + data);
        at = Cbor.header(Cbor.TEXT, key, target, at);
        System.arraycopy(frame, offset, target, at, key);
        at += key;
        out.advance((encrypted ? put(ENCRYPTED, target, at) : at) - start);
    }

    @Override
    public Payload end(Optional<String> next, long millisBehind, List<Shard> children) {
        Cbor.close(out);
        next.ifPresent(iterator -> {
            out.write(NEXT);
            out.write(Cbor.text(iterator));
        });
        out.write(BEHIND);
        Cbor.integer(out, millisBehind);
        if (!children.isEmpty()) {
            out.write(CHILDREN);
            Cbor.openArray(out);
            children.forEach(this::child);
            Cbor.close(out);
        }
        Cbor.close(out);
        return out;
    }

    private void child(Shard shard) {
        Cbor.openMap(out);
        out.write(Cbor.text("ShardId"));
        out.write(Cbor.text(shard.id()));
        out.write(Cbor.text("ParentShards"));
        Cbor.openArray(out);
        shard.parent().map(Cbor::text).ifPresent(out::write);
        shard.adjacentParent().map(Cbor::text).ifPresent(out::write);
        Cbor.close(out);
        out.write(Cbor.text("HashKeyRange"));
        Cbor.openMap(out);
        shard.range().properties().forEach(entry -> {
            out.write(Cbor.text(entry.getKey()));
            out.write(Cbor.text(entry.getValue().asText()));
        });
        Cbor.close(out);
        Cbor.close(out);
    }

    private static int put(byte[] item, byte[] target, int at) {
        System.arraycopy(item, 0, target, at, item.length);
        return at + item.length;
    }

    /** The member's name and the head of the digits that follow. */
    private static byte[] sequenceHead() {
        byte[] head = new byte[2];
        Cbor.header(Cbor.TEXT, SequenceNumbers.DIGITS, head, 0);
        return join(Cbor.text("SequenceNumber"), head);
    }

    /** The member's name and the tag of an epoch time. */
    private static byte[] arrivalHead() {
        return join(Cbor.text("ApproximateArrivalTimestamp"), new byte[] {(byte) 0xc1});
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
