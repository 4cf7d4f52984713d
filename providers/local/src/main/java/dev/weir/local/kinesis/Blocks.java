package dev.weir.local.kinesis;

import dev.weir.local.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Bytes being written, in blocks, so that a large response never needs one large array nor copies of itself. */
final class Blocks extends OutputStream implements Payload {
    private static final int BLOCK = 64 * 1024;

    private final List<byte[]> full = new ArrayList<>();
    private final List<Integer> fullSizes = new ArrayList<>();
    private byte[] block = new byte[4 * 1024];
    private int used;
    private long fullLength;

    /** Makes room for {@code count} bytes in a row, which the caller puts into {@link #array} from {@link #position} on. */
    void reserve(int count) {
        if (block.length - used < count) {
            full.add(block);
            fullSizes.add(used);
            fullLength += used;
            block = new byte[Math.max(BLOCK, count)];
            used = 0;
        }
    }

    byte[] array() {
        return block;
    }

    int position() {
        return used;
    }

    void advance(int count) {
        used += count;
    }

    @Override
    public void write(int b) {
        reserve(1);
        block[used++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        reserve(count);
        System.arraycopy(bytes, offset, block, used, count);
        used += count;
    }

    @Override
    public long length() {
        return fullLength + used;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        for (int i = 0; i < full.size(); i++) {
            out.write(full.get(i), 0, fullSizes.get(i));
        }
        out.write(block, 0, used);
    }

    @Override
    public InputStream open() {
        List<InputStream> parts = new ArrayList<>();
        for (int i = 0; i < full.size(); i++) {
            parts.add(new ByteArrayInputStream(full.get(i), 0, fullSizes.get(i)));
        }
        parts.add(new ByteArrayInputStream(block, 0, used));
        return new SequenceInputStream(Collections.enumeration(parts));
    }
}
