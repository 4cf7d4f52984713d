package dev.weir.local.s3;

import dev.weir.local.AwsException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Part of a body: {@code length} bytes from {@code offset}. */
record ByteRange(long offset, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * The range that a header asks for in a body of some size. Empty when the header is no single range: then all is sent.
     *
     * @throws AwsException {@code InvalidRange} when it lies behind the end
     */
    static Optional<ByteRange> of(String header, long size) {
        Matcher matcher = SINGLE.matcher(header.strip());
        if (!matcher.matches() || header.strip().equals("bytes=-")) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            long last = Math.min(size, Long.parseLong(matcher.group(2)));
            return Optional.of(within(size - last, size - 1, size));
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? size - 1 : Long.parseLong(matcher.group(2));
        return last < first && !matcher.group(2).isEmpty() ? Optional.empty() : Optional.of(within(first, last, size));
    }

    String contentRange(long size) {
        return "bytes " + offset + "-" + (offset + length - 1) + "/" + size;
    }

    private static ByteRange within(long first, long last, long size) {
        if (first >= size) {
            throw new AwsException("InvalidRange", 416, "The requested range is not satisfiable");
        }
        return new ByteRange(first, Math.min(last, size - 1) - first + 1);
    }
}
