package dev.weir.local.kinesis;

import dev.weir.local.DirectService.Encoding;
import dev.weir.local.Payload;
import java.nio.charset.StandardCharsets;

/** The response of PutRecords while it is being written. */
final class PutResults {
    private static final byte[] ENTRY =
            cbor("SequenceNumber", new byte[] {Cbor.TEXT << 5 | 24, SequenceNumbers.DIGITS});
    private static final byte[] SHARD = Cbor.text("ShardId");
    private static final int ROOM = 256;

    private final boolean cbor;
    private final Blocks out = new Blocks();
    private boolean first = true;
    private int failed;

    PutResults(Encoding encoding) {
        this.cbor = encoding == Encoding.CBOR;
        if (cbor) {
            Cbor.openMap(out);
            out.write(Cbor.text("Records"));
            Cbor.openArray(out);
        } else {
            text("{\"Records\":[");
        }
    }

    void done(Shard shard, SequenceNumbers numbers, byte[] shardItem, long counter) {
        if (!cbor) {
            entry("\"SequenceNumber\":\"" + numbers.text(counter) + "\",\"ShardId\":\"" + shard.id() + "\"");
            return;
        }
        out.reserve(ROOM);
        byte[] target = out.array();
        int at = Cbor.header(Cbor.MAP, 2, target, out.position());
        at = put(ENTRY, target, at);
        numbers.write(counter, target, at);
        at = put(SHARD, target, at + SequenceNumbers.DIGITS);
        at = put(shardItem, target, at);
        out.advance(at - out.position());
    }

    /** Neither code nor message needs escaping. */
    void failed(String code, String message) {
        failed++;
        if (!cbor) {
            entry("\"ErrorCode\":\"" + code + "\",\"ErrorMessage\":\"" + message + "\"");
            return;
        }
        Cbor.openMap(out);
        out.write(Cbor.text("ErrorCode"));
        out.write(Cbor.text(code));
        out.write(Cbor.text("ErrorMessage"));
        out.write(Cbor.text(message));
        Cbor.close(out);
    }

    Payload end(boolean encrypted) {
        if (!cbor) {
            text("],\"FailedRecordCount\":" + failed + (encrypted ? ",\"EncryptionType\":\"KMS\"}" : "}"));
            return out;
        }
        Cbor.close(out);
        out.write(Cbor.text("FailedRecordCount"));
        Cbor.integer(out, failed);
        if (encrypted) {
            out.write(Cbor.text("EncryptionType"));
            out.write(Cbor.text("KMS"));
        }
        Cbor.close(out);
        return out;
    }

    private void entry(String members) {
        text((first ? "{" : ",{") + members + "}");
        first = false;
    }

    private void text(String json) {
        out.write(json.getBytes(StandardCharsets.UTF_8));
    }

    private static int put(byte[] item, byte[] target, int at) {
        System.arraycopy(item, 0, target, at, item.length);
        return at + item.length;
    }

    private static byte[] cbor(String name, byte[] head) {
        byte[] key = Cbor.text(name);
        byte[] both = java.util.Arrays.copyOf(key, key.length + head.length);
        System.arraycopy(head, 0, both, key.length, head.length);
        return both;
    }
}
