package dev.weir.etl.decode;

import dev.weir.etl.row.Rejection;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The header that the schema registry's serializers put before a payload: the byte 3, a byte for the compression (0 none, 5
 * zlib), and the schema version's UUID. Inflates in a buffer of its own; one thread's.
 */
final class Frame {
    static final int HEADER = 18;

    private static final byte VERSION = 3;
    private static final byte PLAIN = 0;
    private static final byte ZLIB = 5;

    /** A stream record holds 10 MiB at most; text seldom shrinks to less than a tenth. */
    private static final int MAX_INFLATED = 64 << 20;

    private final Inflater inflater = new Inflater();
    private byte[] inflated = new byte[4_096];

    byte[] bytes = inflated;
    int from;
    int to;

    /** Whether a record begins like a frame. JSON never does; a plain Avro record may. */
    static boolean looksFramed(byte[] data) {
        return data.length >= HEADER && data[0] == VERSION && (data[1] == PLAIN || data[1] == ZLIB);
    }

    static UUID version(byte[] data) {
        ByteBuffer header = ByteBuffer.wrap(data, 2, 16);
        return new UUID(header.getLong(), header.getLong());
    }

    /** Opens a frame: afterwards {@link #bytes}, {@link #from} and {@link #to} are its payload. */
    void open(byte[] data) {
        if (data[1] == PLAIN) {
            bytes = data;
            from = HEADER;
            to = data.length;
        } else {
            inflate(data);
        }
    }

    private void inflate(byte[] data) {
        inflater.reset();
        inflater.setInput(data, HEADER, data.length - HEADER);
        int size = 0;
        try {
            while (!inflater.finished()) {
                if (size == inflated.length) {
                    inflated = larger();
                }
                int count = inflater.inflate(inflated, size, inflated.length - size);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new Rejection("the compressed payload is cut off");
                }
                size += count;
            }
        } catch (DataFormatException damaged) {
            throw new Rejection("the payload is not zlib: " + damaged.getMessage());
        }
        bytes = inflated;
        from = 0;
        to = size;
    }

    private byte[] larger() {
        if (inflated.length >= MAX_INFLATED) {
            throw new Rejection("the compressed payload is larger than " + MAX_INFLATED + " bytes");
        }
        return Arrays.copyOf(inflated, inflated.length * 2);
    }
}
