package dev.weir.local.s3;

import dev.weir.local.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Part of a file that is open already, so that it is sent whole even if the object is replaced meanwhile. Closes it. */
record ChannelPayload(FileChannel channel, ByteRange range) implements Payload {
    private static final int BLOCK = 128 * 1024;

    @Override
    public long length() {
        return range.length();
    }

    @Override
    public InputStream open() {
        return new Range();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            byte[] block = new byte[Math.clamp(range.length(), 1, BLOCK)];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                out.write(block, 0, read);
            }
        }
    }

    private final class Range extends InputStream {
        private long position = range.offset();

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            long left = range.offset() + range.length() - position;
            if (left <= 0) {
                return -1;
            }
            int read = channel.read(ByteBuffer.wrap(target, offset, (int) Math.min(length, left)), position);
            position += Math.max(0, read);
            return read;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
