package dev.weir.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes in memory. */
final class BytesPayload implements Payload {
    static final Payload EMPTY = new BytesPayload(new byte[0], 0, 0);

    private final byte[] content;
    private final int offset;
    private final int count;

    BytesPayload(byte[] content, int offset, int count) {
        this.content = content;
        this.offset = offset;
        this.count = count;
    }

    @Override
    public long length() {
        return count;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content, offset, count);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(content, offset, count);
    }
}
