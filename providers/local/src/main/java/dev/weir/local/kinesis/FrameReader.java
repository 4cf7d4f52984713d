package dev.weir.local.kinesis;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Walks over a segment's frames through a buffer. */
final class FrameReader {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final int BUFFER = 256 * 1024;
    private static final int LARGEST = 32 << 20;

    private final FileChannel channel;
    private final long end;
    private byte[] buffer;
    private long filePosition;
    private int from;
    private int to;

    /** @param end bytes from there on are none of ours */
    FrameReader(FileChannel channel, long position, long end) {
        this.channel = channel;
        this.end = end;
        this.filePosition = position;
        this.buffer = new byte[Math.clamp(end - position, Segment.HEADER, BUFFER)];
    }

    /** Whether a whole frame lies ahead, which is then in the buffer. */
    boolean next() throws IOException {
        if (!have(Segment.HEADER)) {
            return false;
        }
        int length = length();
        return length >= Segment.FIXED && length <= LARGEST && have(Segment.HEADER + length);
    }

    private boolean have(int bytes) throws IOException {
        if (to - from >= bytes) {
            return true;
        }
        byte[] target = buffer.length >= bytes ? buffer : new byte[bytes];
        System.arraycopy(buffer, from, target, 0, to - from);
        to -= from;
        from = 0;
        buffer = target;
        while (to < bytes) {
            int wanted = (int) Math.min(buffer.length - to, end - filePosition);
            int read = wanted <= 0 ? -1 : channel.read(ByteBuffer.wrap(buffer, to, wanted), filePosition);
            if (read < 0) {
                return false;
            }
            to += read;
            filePosition += read;
        }
        return true;
    }

    private int length() {
        return (int) INT.get(buffer, from);
    }

    int frameLength() {
        return Segment.HEADER + length();
    }

    long arrival() {
        return (long) LONG.get(buffer, from + Segment.HEADER);
    }

    boolean isIntact() {
        CRC32C crc = new CRC32C();
        crc.update(buffer, from + Segment.HEADER, length());
        return (int) crc.getValue() == (int) INT.get(buffer, from + Integer.BYTES);
    }

    boolean give(long counter, RecordSink sink) {
        int key = (short) SHORT.get(buffer, from + Segment.HEADER + Long.BYTES);
        int data = length() - Segment.FIXED - key;
        return sink.accept(counter, arrival(), buffer, from + Segment.HEADER + Segment.FIXED, key, data);
    }

    void consume() {
        from += frameLength();
    }

    /** Where the next frame starts. */
    long position() {
        return filePosition - (to - from);
    }

    /** Writes a frame and returns where the next one goes. */
    static int write(byte[] target, int offset, long arrival, byte[] key, byte[] data, CRC32C crc) {
        int length = Segment.FIXED + key.length + data.length;
        INT.set(target, offset, length);
        int body = offset + Segment.HEADER;
        LONG.set(target, body, arrival);
        SHORT.set(target, body + Long.BYTES, (short) key.length);
        System.arraycopy(key, 0, target, body + Segment.FIXED, key.length);
        System.arraycopy(data, 0, target, body + Segment.FIXED + key.length, data.length);
        crc.reset();
        crc.update(target, body, length);
        INT.set(target, offset + Integer.BYTES, (int) crc.getValue());
        return body + length;
    }
}
