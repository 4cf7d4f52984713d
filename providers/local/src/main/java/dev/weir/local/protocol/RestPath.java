package dev.weir.local.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A path as S3 reads it: {@code /bucket/key}; empty parts are not there. */
record RestPath(String bucket, String key) {
    static RestPath of(String rawPath) {
        String path = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
        int slash = path.indexOf('/');
        return new RestPath(
                decode(slash < 0 ? path : path.substring(0, slash)),
                slash < 0 ? "" : decode(path.substring(slash + 1)));
    }

    int depth() {
        return bucket.isEmpty() ? 0 : key.isEmpty() ? 1 : 2;
    }

    /** A plus sign stands for itself in a path. */
    private static String decode(String text) {
        return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
