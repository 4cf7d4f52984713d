package dev.weir.local.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What {@code x-amz-copy-source} names: {@code bucket/key?versionId=...}, URL-encoded, with or without a leading slash. */
record CopySource(String bucket, String key, Optional<String> versionId) {
    private static final String VERSION = "?versionId=";

    static CopySource of(Request request) {
        String text = request.text("CopySource", "");
        int query = text.indexOf(VERSION);
        Optional<String> versionId =
                query < 0 ? Optional.empty() : Optional.of(text.substring(query + VERSION.length()));
        // A plus sign stands for itself in a path.
        String path = decode((query < 0 ? text : text.substring(0, query)).replace("+", "%2B"));
        String relative = path.startsWith("/") ? path.substring(1) : path;
        int slash = relative.indexOf('/');
        if (slash <= 0 || slash == relative.length() - 1) {
            throw Errors.invalidArgument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }
        return new CopySource(relative.substring(0, slash), relative.substring(slash + 1), versionId);
    }

    boolean isSameAs(Request target) {
        return versionId.isEmpty() && bucket.equals(target.bucket()) && key.equals(target.key());
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Errors.invalidArgument("Invalid copy source encoding.");
        }
    }
}
