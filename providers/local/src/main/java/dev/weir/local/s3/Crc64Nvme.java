package dev.weir.local.s3;

import java.util.zip.Checksum;

/** The 64-bit cyclic redundancy check of the NVM Express specification, eight bytes a step. */
final class Crc64Nvme implements Checksum {
    private static final long POLYNOMIAL = 0x9a6c9329ac4bc9b5L;
    private static final long[][] TABLES = tables();

    private long crc = -1;

    @Override
    public void update(int b) {
        crc = TABLES[0][(int) ((crc ^ b) & 0xFF)] ^ (crc >>> 8);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        int i = offset;
        int end = offset + length;
        for (; i + 8 <= end; i += 8) {
            step(bytes, i);
        }
        for (; i < end; i++) {
            update(bytes[i]);
        }
    }

    @Override
    public long getValue() {
        return ~crc;
    }

    @Override
    public void reset() {
        crc = -1;
    }

    private void step(byte[] bytes, int at) {
        long next = 0;
        for (int i = 0; i < 8; i++) {
            next ^= TABLES[7 - i][(int) ((crc >>> (8 * i)) ^ bytes[at + i]) & 0xFF];
        }
        crc = next;
    }

    private static long[][] tables() {
        long[][] tables = new long[8][256];
        for (int b = 0; b < 256; b++) {
            long value = b;
            for (int bit = 0; bit < 8; bit++) {
                value = (value >>> 1) ^ ((value & 1) == 0 ? 0 : POLYNOMIAL);
            }
            tables[0][b] = value;
        }
        for (int table = 1; table < 8; table++) {
            for (int b = 0; b < 256; b++) {
                long value = tables[table - 1][b];
                tables[table][b] = (value >>> 8) ^ tables[0][(int) (value & 0xFF)];
            }
        }
        return tables;
    }
}
