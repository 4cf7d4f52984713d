package dev.weir.local;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream of somebody else, who closes it. */
record StreamPayload(InputStream stream, long length) implements Payload {
    /** More than any request has whose body is not streamed: PutRecords takes 10 MiB, which JSON makes a third longer. */
    private static final int LARGEST = 32 << 20;

    @Override
    public InputStream open() {
        return stream;
    }

    /** Into an array of the right size at once where the size is known: this is every request's way in. */
    @Override
    public byte[] bytes() throws IOException {
        if (length > LARGEST) {
            throw tooLarge();
        }
        if (length < 0) {
            byte[] all = stream.readNBytes(LARGEST + 1);
            if (all.length > LARGEST) {
                throw tooLarge();
            }
            return all;
        }
        byte[] all = new byte[(int) length];
        int read = stream.readNBytes(all, 0, all.length);
        return read == all.length ? all : Arrays.copyOf(all, read);
    }

    private static AwsException tooLarge() {
        return new AwsException("RequestEntityTooLarge", 413, "Request size exceeded " + LARGEST + " bytes");
    }
}
