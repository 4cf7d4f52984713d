package dev.weir.local.protocol;

import java.util.zip.Checksum;

/** CRC-64/NVME, the checksum newer AWS clients send by default. Reflected polynomial 0x9a6c9329ac4bc9b5. */
final class Crc64Nvme implements Checksum {
    private static final long[] TABLE = new long[256];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            long crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0x9a6c9329ac4bc9b5L;
            }
            TABLE[i] = crc;
        }
    }

    private long state = -1L;

    @Override
    public void update(int b) {
        state = TABLE[(int) ((state ^ b) & 0xff)] ^ (state >>> 8);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            update(bytes[i]);
        }
    }

    @Override
    public long getValue() {
        return ~state;
    }

    @Override
    public void reset() {
        state = -1L;
    }
}
