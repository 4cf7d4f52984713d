package dev.weir.local.lake;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a bucket.
 *
 * @param prefix of the keys below it; empty for the whole bucket, else it ends with a slash
 */
public record S3Location(String bucket, String prefix) {
    private static final Pattern URI = Pattern.compile("s3[an]?://([^/]+)/*(.*)");

    public S3Location {
        requireNonNull(bucket, "bucket");
        requireNonNull(prefix, "prefix");
    }

    /** Reads {@code s3://bucket/prefix}; empty when the text is none. */
    public static Optional<S3Location> parse(String text) {
        Matcher matcher = URI.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String prefix = matcher.group(2);
        return Optional.of(
                new S3Location(matcher.group(1), prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/"));
    }

    public String uri() {
        return "s3://" + bucket + "/" + prefix;
    }

    /** The last folder's name, or the bucket's. */
    public String name() {
        String path = prefix.isEmpty() ? bucket : prefix.substring(0, prefix.length() - 1);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A place below this one. */
    public S3Location below(String folder) {
        return folder.isEmpty() ? this : new S3Location(bucket, prefix + folder + "/");
    }
}
