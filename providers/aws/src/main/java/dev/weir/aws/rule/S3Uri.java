package dev.weir.aws.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Places in S3: {@code s3://bucket/key}. */
final class S3Uri {
    private static final String SCHEME = "s3://";
    private static final List<String> SCHEMES = List.of(SCHEME, "s3a://", "s3n://");

    private S3Uri() {}

    static Optional<String> broken(String text) {
        return text.startsWith(SCHEME)
                ? brokenBucket(text.substring(SCHEME.length()))
                : Optional.of("'" + text + "' must begin with s3://, followed by a bucket and a key.");
    }

    /** A location may be something else than a place in S3, such as a path of another file system or a JDBC table. */
    static Optional<String> brokenLocation(String text) {
        if (!text.toLowerCase(Locale.ROOT).matches("s3[an]?(:.*|/.*)")) {
            return Optional.empty();
        }
        return SCHEMES.stream()
                .filter(text::startsWith)
                .findFirst()
                .map(scheme -> brokenBucket(text.substring(scheme.length())))
                .orElseGet(() -> Optional.of(
                        "'" + text + "' must begin with s3://, in lower case, followed by a bucket and a key."));
    }

    private static Optional<String> brokenBucket(String rest) {
        int slash = rest.indexOf('/');
        return BucketName.broken(slash < 0 ? rest : rest.substring(0, slash));
    }
}
