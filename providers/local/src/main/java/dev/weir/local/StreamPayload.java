package dev.weir.local;

import java.io.InputStream;

/** A stream of somebody else, who closes it. */
record StreamPayload(InputStream stream, long length) implements Payload {
    @Override
    public InputStream open() {
        return stream;
    }
}
