package dev.weir.local.kinesis;

import java.nio.charset.StandardCharsets;

/** CBOR (RFC 8949) by hand, as much as the two hot responses need. */
final class Cbor {
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int MAP = 5;
    private static final int BREAK = 0xff;
    private static final int OPEN_MAP = 0xbf;
    private static final int OPEN_ARRAY = 0x9f;
    private static final int NULL = 0xf6;

    private Cbor() {}

    static void openMap(Blocks out) {
        out.write(OPEN_MAP);
    }

    static void openArray(Blocks out) {
        out.write(OPEN_ARRAY);
    }

    static void close(Blocks out) {
        out.write(BREAK);
    }

    static void writeNull(Blocks out) {
        out.write(NULL);
    }

    /** A complete text item, to be written over and over. */
    static byte[] text(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Blocks out = new Blocks();
        out.reserve(content.length + 9);
        byte[] item = new byte[content.length + 9];
        int start = header(TEXT, content.length, item, 0);
        System.arraycopy(content, 0, item, start, content.length);
        return java.util.Arrays.copyOf(item, start + content.length);
    }

    static void integer(Blocks out, long value) {
        out.reserve(9);
        out.advance(header(0, value, out.array(), out.position()) - out.position());
    }

    /** Writes an item's head and returns where its content goes. */
    static int header(int major, long value, byte[] target, int offset) {
        int type = major << 5;
        if (value < 24) {
            target[offset] = (byte) (type | (int) value);
            return offset + 1;
        }
        int width = value < 0x100 ? 1 : value < 0x10000 ? 2 : value < 0x100000000L ? 4 : 8;
        target[offset] = (byte) (type | (24 + Integer.numberOfTrailingZeros(width)));
        for (int i = 0; i < width; i++) {
            target[offset + 1 + i] = (byte) (value >>> (8 * (width - 1 - i)));
        }
        return offset + 1 + width;
    }
}
