package dev.weir.local.protocol;

import dev.weir.local.AwsException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A stream that fails at its end when its length or a checksum is not what the client announced. */
final class CheckedBody extends FilterInputStream {
    /** @param value as in the header; empty where it comes in a trailer */
    record Expectation(Checksum checksum, String value) {}

    private record Running(Expectation expectation, Checksum.Running sum) {}

    private final long length;
    private final List<Running> sums = new ArrayList<>();
    private final Supplier<Map<String, String>> trailers;
    private long count;
    private boolean checked;

    private CheckedBody(InputStream in, long length, Supplier<Map<String, String>> trailers) {
        super(in);
        this.length = length;
        this.trailers = trailers;
    }

    static InputStream of(
            InputStream in, long length, List<Expectation> expected, Supplier<Map<String, String>> trailers) {
        CheckedBody body = new CheckedBody(in, length, trailers);
        expected.forEach(one -> body.sums.add(new Running(one, one.checksum().start())));
        return body;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int size) throws IOException {
        int read = super.read(target, offset, size);
        if (read > 0) {
            count += read;
            sums.forEach(running -> running.sum.update(target, offset, read));
        } else if (read < 0 && !checked) {
            checked = true;
            check();
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        byte[] block = new byte[(int) Math.min(bytes, 8192)];
        return Math.max(0, read(block, 0, block.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check() {
        if (length >= 0 && count != length) {
            throw ChunkedBody.incomplete();
        }
        for (Running running : sums) {
            Checksum checksum = running.expectation.checksum();
            String expected = running.expectation.value().isEmpty()
                    ? trailers.get().getOrDefault(checksum.header(), "")
                    : running.expectation.value();
            if (!running.sum.value().equals(expected)) {
                throw mismatch(checksum);
            }
        }
    }

    private static AwsException mismatch(Checksum checksum) {
        return switch (checksum) {
            case MD5 -> new AwsException("BadDigest", "The Content-MD5 you specified did not match what we received.");
            case CONTENT_SHA256 ->
                new AwsException(
                        "XAmzContentSHA256Mismatch",
                        "The provided 'x-amz-content-sha256' header does not match what was computed.");
            case CRC32, CRC32C, CRC64NVME, SHA1, SHA256 ->
                new AwsException(
                        "BadDigest", "The " + checksum + " you specified did not match the calculated checksum.");
        };
    }
}
