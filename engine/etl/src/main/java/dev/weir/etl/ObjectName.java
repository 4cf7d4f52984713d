package dev.weir.etl;

import static java.util.Objects.requireNonNull;

/** The place of an object in S3, or of many with one prefix. */
public record ObjectName(String bucket, String key) {
    private static final String SCHEME = "s3://";

    public ObjectName {
        requireNonNull(bucket, "bucket");
        requireNonNull(key, "key");
    }

    /**
     * Reads {@code s3://bucket/key}; the key may be empty.
     *
     * @throws IllegalArgumentException when the text has another form
     */
    public static ObjectName parse(String text) {
        int slash = text.startsWith(SCHEME) ? text.indexOf('/', SCHEME.length()) : -1;
        if (slash <= SCHEME.length()) {
            throw new IllegalArgumentException("'%s' is not of the form s3://bucket/key".formatted(text));
        }
        return new ObjectName(text.substring(SCHEME.length(), slash), text.substring(slash + 1));
    }

    /** A name below this prefix. */
    public ObjectName below(String relative) {
        return new ObjectName(bucket, key.isEmpty() || key.endsWith("/") ? key + relative : key + "/" + relative);
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}
