package dev.weir.local.kinesis;

import dev.weir.local.AwsException;
import dev.weir.local.kinesis.Segment.Cursor;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * Where a reader of a shard stands. On the wire it is opaque base64, with a checksum against tampering by mistake.
 *
 * @param issued epoch milliseconds; an iterator lives for five minutes
 * @param stream its folder's name, which tells a stream from an earlier one of its name
 * @param cursor the next record, and where its frame lies if that is known
 */
record ShardIterator(long issued, String region, String name, String stream, int shard, Cursor cursor) {
    private static final byte VERSION = 1;
    private static final int LONGEST = 512;

    String text() {
        byte[] where = String.join("\n", region, name, stream).getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(1 + 3 * Long.BYTES + 2 * Integer.BYTES + where.length);
        buffer.put(VERSION).putLong(issued).putLong(cursor.counter()).putLong(cursor.position());
        buffer.putInt(shard).put(where);
        buffer.putInt(crc(buffer.array(), buffer.position()));
        return Base64.getEncoder().encodeToString(buffer.array());
    }

    /** @throws AwsException when the text is no iterator */
    static ShardIterator parse(String text) {
        try {
            byte[] bytes =
                    text.length() > LONGEST ? new byte[0] : Base64.getDecoder().decode(text);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            int end = bytes.length - Integer.BYTES;
            if (end <= 0 || buffer.get() != VERSION || buffer.getInt(end) != crc(bytes, end)) {
                throw invalid();
            }
            long issued = buffer.getLong();
            Cursor cursor = new Cursor(buffer.getLong(), buffer.getLong());
            int shard = buffer.getInt();
            String[] where = new String(bytes, buffer.position(), end - buffer.position(), StandardCharsets.UTF_8)
                    .split("\n", -1);
            return new ShardIterator(issued, where[0], where[1], where[2], shard, cursor);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw invalid();
        }
    }

    ShardIterator movedTo(Cursor next, long now) {
        return new ShardIterator(now, region, name, stream, shard, next);
    }

    private static int crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static AwsException invalid() {
        return new AwsException("InvalidArgumentException", "Invalid ShardIterator.");
    }
}
