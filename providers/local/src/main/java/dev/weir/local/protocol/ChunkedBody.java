package dev.weir.local.protocol;

import dev.weir.local.AwsException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The {@code aws-chunked} encoding: {@code hex-size[;chunk-signature=...]}, the bytes, and so on until a chunk of size 0, then
 * trailing headers. Signatures are not checked: this endpoint has no secrets to check them with.
 */
final class ChunkedBody extends InputStream {
    private static final int LINE = 8 * 1024;

    private final InputStream in;
    private final Map<String, String> trailers = new HashMap<>();
    private long left;
    private boolean started;
    private boolean ended;

    ChunkedBody(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    Map<String, String> trailers() {
        return Map.copyOf(trailers);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            next();
        }
        if (ended) {
            return -1;
        }
        int read = in.read(target, offset, (int) Math.min(left, length));
        if (read < 0) {
            throw incomplete();
        }
        left -= read;
        return read;
    }

    private void next() throws IOException {
        if (started && !line().isEmpty()) {
            throw new AwsException(
                    "InvalidChunkSizeError", "Only the last chunk is allowed to have a size less than 8192 bytes");
        }
        started = true;
        String header = line();
        int semicolon = header.indexOf(';');
        try {
            left = Long.parseLong((semicolon < 0 ? header : header.substring(0, semicolon)).strip(), 16);
        } catch (NumberFormatException e) {
            throw new AwsException("InvalidRequest", "The chunk header is not a size: " + header);
        }
        if (left == 0) {
            ended = true;
            readTrailers();
        }
    }

    private void readTrailers() throws IOException {
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                trailers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
    }

    /** A line without its end; empty at the end of the stream, where some clients leave the last line end out. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() > LINE) {
                throw new AwsException("InvalidRequest", "A chunk header is too long");
            }
            line.append((char) c);
        }
        return new String(line.toString().strip().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    static AwsException incomplete() {
        return new AwsException(
                "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
