package dev.weir.cli.generate;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The frame that the Glue Schema Registry's serialisers put around a record: {@code 0x03}, a byte for the compression ({@code
 * 0x00}: none), the schema version's UUID, then the record.
 */
public final class Framing {
    private static final byte HEADER = 3;
    private static final byte UNCOMPRESSED = 0;
    private static final int LENGTH = 18;

    private Framing() {}

    public static byte[] frame(UUID schemaVersion, byte[] record) {
        return ByteBuffer.allocate(LENGTH + record.length)
                .put(HEADER)
                .put(UNCOMPRESSED)
                .putLong(schemaVersion.getMostSignificantBits())
                .putLong(schemaVersion.getLeastSignificantBits())
                .put(record)
                .array();
    }
}
