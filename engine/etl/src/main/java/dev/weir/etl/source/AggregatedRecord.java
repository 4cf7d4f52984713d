package dev.weir.etl.source;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Many records in one, as the Kinesis Producer Library sends them: four bytes that say so, a message with tables of partition
 * keys and explicit hash keys and the records, which name theirs by index, and the MD5 of the message. Bytes that only begin so
 * are a record like any other.
 *
 * <p>After a reshard a part may have come to a shard that its key does not belong to; the producer has then sent it again, to
 * the right one, so that here it does not count. The Kinesis Client Library has the same rules.
 */
public final class AggregatedRecord {
    private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};
    private static final int DIGEST = 16;
    private static final int PARTITION_KEY = 1;
    private static final int HASH_KEY = 2;
    private static final int RECORD = 3;
    private static final int DATA = 3;

    private final List<String> partitionKeys = new ArrayList<>();
    private final List<String> hashKeys = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    /** {@code hashKey} is negative where the record names none. */
    private record Part(int partitionKey, int hashKey, ByteString data) {}

    private AggregatedRecord() {}

    /** The records in a record, in their order; empty when it is not aggregated. */
    public static Optional<List<byte[]>> parts(byte[] data, HashKeys shard) {
        int end = data.length - DIGEST;
        if (end < MAGIC.length || !Arrays.equals(data, 0, MAGIC.length, MAGIC, 0, MAGIC.length) || !intact(data, end)) {
            return Optional.empty();
        }
        try {
            AggregatedRecord record = new AggregatedRecord();
            record.read(CodedInputStream.newInstance(data, MAGIC.length, end - MAGIC.length));
            return Optional.of(record.of(shard));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean intact(byte[] data, int end) {
        MessageDigest md5 = HashKeys.md5();
        md5.update(data, MAGIC.length, end - MAGIC.length);
        return Arrays.equals(md5.digest(), 0, DIGEST, data, end, data.length);
    }

    private void read(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case PARTITION_KEY -> partitionKeys.add(in.readStringRequireUtf8());
                case HASH_KEY -> hashKeys.add(in.readStringRequireUtf8());
                case RECORD -> parts.add(part(in));
                default -> in.skipField(tag);
            }
        }
    }

    private static Part part(CodedInputStream in) throws IOException {
        int limit = in.pushLimit(in.readRawVarint32());
        int partitionKey = -1;
        int hashKey = -1;
        ByteString data = ByteString.EMPTY;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case PARTITION_KEY -> partitionKey = in.readUInt32();
                case HASH_KEY -> hashKey = in.readUInt32();
                case DATA -> data = in.readBytes();
                default -> in.skipField(tag);
            }
        }
        in.popLimit(limit);
        return new Part(partitionKey, hashKey, data);
    }

    private List<byte[]> of(HashKeys shard) {
        List<byte[]> own = new ArrayList<>(parts.size());
        for (Part part : parts) {
            String partitionKey = partitionKeys.get(part.partitionKey);
            BigInteger key = part.hashKey < 0 ? HashKeys.of(partitionKey) : new BigInteger(hashKeys.get(part.hashKey));
            if (shard.hold(key)) {
                own.add(part.data.toByteArray());
            }
        }
        return own;
    }
}
