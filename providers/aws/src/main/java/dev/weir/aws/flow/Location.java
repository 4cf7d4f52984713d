package dev.weir.aws.flow;

import java.util.Arrays;
import java.util.Optional;

/**
 * A folder of a bucket.
 *
 * @param uri {@code s3://bucket/prefix/}, with a slash at its end
 */
record Location(String uri) {
    private static final String SCHEME = "s3://";

    static Optional<Location> parse(String uri) {
        boolean isPlace = uri.startsWith(SCHEME) && uri.length() > SCHEME.length();
        return isPlace ? Optional.of(new Location(uri.endsWith("/") ? uri : uri + "/")) : Optional.empty();
    }

    String bucket() {
        return uri.substring(SCHEME.length(), uri.indexOf('/', SCHEME.length()));
    }

    /** Whether the other folder is this one or lies in it. */
    boolean holds(Location other) {
        return other.uri.startsWith(uri);
    }

    /** Whether readers of this folder see a place in it: what begins with an underscore or a dot is hidden from them. */
    boolean shows(String place) {
        return place.startsWith(uri)
                && Arrays.stream(place.substring(uri.length()).split("/", -1))
                        .noneMatch(name -> name.startsWith("_") || name.startsWith("."));
    }

    @Override
    public String toString() {
        return uri;
    }
}
