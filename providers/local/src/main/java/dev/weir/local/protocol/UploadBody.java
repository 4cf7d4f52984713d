package dev.weir.local.protocol;

import dev.weir.local.AwsException;
import dev.weir.local.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A REST request's body: without its chunk signatures, and checked on the way against every checksum that the client sent in
 * headers or trailers.
 */
final class UploadBody implements Payload {
    private final Payload raw;
    private final long length;
    private final ChunkedBody chunked;
    private final InputStream stream;

    private UploadBody(Payload raw, long length, ChunkedBody chunked, InputStream stream) {
        this.raw = raw;
        this.length = length;
        this.chunked = chunked;
        this.stream = stream;
    }

    static Payload of(WireRequest request) throws IOException {
        Payload raw = request.body();
        boolean isChunked = request.header("x-amz-content-sha256")
                        .filter(value -> value.startsWith("STREAMING-"))
                        .isPresent()
                || request.header("content-encoding")
                        .filter(value -> value.contains("aws-chunked"))
                        .isPresent();
        if (!isChunked) {
            InputStream checked = CheckedBody.of(raw.open(), raw.length(), expected(request), Map::of);
            return new UploadBody(raw, raw.length(), null, checked);
        }
        long length = request.header("x-amz-decoded-content-length")
                .map(UploadBody::length)
                .orElse(-1L);
        ChunkedBody chunked = new ChunkedBody(raw.open());
        InputStream checked = CheckedBody.of(chunked, length, expected(request), chunked::trailers);
        return new UploadBody(raw, length, chunked, checked);
    }

    private static long length(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new AwsException("InvalidArgument", "x-amz-decoded-content-length is not a number");
        }
    }

    /** What must hold at the end: header name and value; the value is empty where a trailer brings it. */
    private static List<CheckedBody.Expectation> expected(WireRequest request) {
        List<CheckedBody.Expectation> result = new ArrayList<>();
        for (Checksum checksum : Checksum.values()) {
            request.header(checksum.header())
                    .ifPresent(value -> result.add(new CheckedBody.Expectation(checksum, value)));
        }
        request.header("x-amz-trailer").ifPresent(names -> {
            for (Checksum checksum : Checksum.values()) {
                if (names.toLowerCase(Locale.ROOT).contains(checksum.header())) {
                    result.add(new CheckedBody.Expectation(checksum, ""));
                }
            }
        });
        request.header("x-amz-content-sha256")
                .filter(value -> value.matches("[0-9a-f]{64}"))
                .ifPresent(value -> result.add(new CheckedBody.Expectation(Checksum.CONTENT_SHA256, value)));
        return result;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open() {
        return stream;
    }

    @Override
    public Map<String, String> trailers() {
        return chunked == null ? raw.trailers() : chunked.trailers();
    }
}
