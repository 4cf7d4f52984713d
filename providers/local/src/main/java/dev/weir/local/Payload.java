package dev.weir.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/** A body that need not fit into memory: what a request carries, or what a reply sends. */
public interface Payload {
    /** Bytes, or -1 when only reading tells. */
    long length();

    /** The bytes from the start. A request's payload can be opened once. */
    InputStream open() throws IOException;

    default void writeTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            in.transferTo(out);
        }
    }

    /**
     * Headers that came after the body, names in lower case, such as {@code x-amz-checksum-crc32}; complete once the body has
     * been read to its end, where a checksum that does not match has already failed as {@code BadDigest}.
     */
    default Map<String, String> trailers() {
        return Map.of();
    }

    /** Everything, for payloads known to be small. */
    default byte[] bytes() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream((int) Math.max(32, length()));
        writeTo(all);
        return all.toByteArray();
    }

    static Payload empty() {
        return BytesPayload.EMPTY;
    }

    static Payload of(byte[] bytes) {
        return new BytesPayload(bytes, 0, bytes.length);
    }

    static Payload of(byte[] bytes, int offset, int length) {
        return new BytesPayload(bytes, offset, length);
    }

    /** A part of a file, read when it is sent. */
    static Payload of(Path file, long offset, long length) {
        return new FilePayload(file, offset, length);
    }

    /** A stream that can be read once. */
    static Payload of(InputStream stream, long length) {
        return new StreamPayload(stream, length);
    }
}
