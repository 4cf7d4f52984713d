package dev.weir.local.s3;

import dev.weir.local.AwsException;
import dev.weir.local.s3.storage.ObjectVersion;
import dev.weir.local.s3.storage.VersionIndex;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which version a request means. */
final class Versions {
    private Versions() {}

    /**
     * The version to be read.
     *
     * @throws AwsException {@code NoSuchKey}, {@code NoSuchVersion}, or {@code MethodNotAllowed} for a delete marker's id
     */
    static ObjectVersion readable(VersionIndex index, String key, Optional<String> versionId) {
        if (versionId.isEmpty()) {
            return newest(index, key);
        }
        ObjectVersion version = index.version(key, versionId.get()).orElseThrow(Errors::noSuchVersion);
        if (version.deleteMarker()) {
            throw marked(Errors.methodNotAllowed(), version).withHeader("Allow", "DELETE");
        }
        return version;
    }

    private static ObjectVersion newest(VersionIndex index, String key) {
        ObjectVersion version = index.latest(key).orElseThrow(Errors::noSuchKey);
        if (version.deleteMarker()) {
            throw marked(Errors.noSuchKey(), version);
        }
        return version;
    }

    private static AwsException marked(AwsException error, ObjectVersion marker) {
        return error.withHeader("x-amz-delete-marker", "true").withHeader("x-amz-version-id", marker.versionId());
    }

    /** @throws AwsException {@code KeyTooLongError} */
    static String key(Request request) {
        String key = request.key();
        if (key.getBytes(StandardCharsets.UTF_8).length > 1024) {
            throw new AwsException("KeyTooLongError", "Your key is too long");
        }
        return key;
    }
}
