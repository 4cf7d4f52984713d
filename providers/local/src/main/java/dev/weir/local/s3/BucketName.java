package dev.weir.local.s3;

import dev.weir.local.AwsException;
import java.util.List;
import java.util.regex.Pattern;

/** The naming rules of general purpose buckets. */
final class BucketName {
    private static final Pattern LABELS =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final List<String> PREFIXES = List.of("xn--", "sthree-", "amzn-s3-demo-");
    private static final List<String> SUFFIXES = List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");

    private BucketName() {}

    /** @throws AwsException {@code InvalidBucketName} */
    static void check(String name) {
        boolean valid = name.length() >= 3
                && name.length() <= 63
                && LABELS.matcher(name).matches()
                && !ADDRESS.matcher(name).matches()
                && PREFIXES.stream().noneMatch(name::startsWith)
                && SUFFIXES.stream().noneMatch(name::endsWith);
        if (!valid) {
            throw new AwsException("InvalidBucketName", "The specified bucket is not valid.");
        }
    }
}
