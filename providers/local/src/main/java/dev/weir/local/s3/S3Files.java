package dev.weir.local.s3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.Payload;
import dev.weir.local.s3.storage.BucketObjects;
import dev.weir.local.s3.storage.KeyPath;
import dev.weir.local.s3.storage.ObjectVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Buckets as directories of files, for the services of this endpoint that read and write them without HTTP: a crawler, Athena.
 * Every method throws {@code NoSuchBucket} where there is no such bucket.
 */
public final class S3Files {
    private static final String SCHEME = "s3://";

    private final S3 service;
    private final Buckets buckets;

    S3Files(S3 service, Buckets buckets) {
        this.service = service;
        this.buckets = buckets;
    }

    /** A place in S3. {@code s3a://} and {@code s3n://} name the same places. */
    public record Location(String bucket, String key) {
        /**
         * Reads {@code s3://bucket/key}.
         *
         * @throws AwsException {@code InvalidRequest} when the text is no such address
         */
        public static Location of(String uri) {
            String address = uri.replaceFirst("^s3[an]://", SCHEME);
            if (!address.startsWith(SCHEME) || address.length() == SCHEME.length()) {
                throw Errors.invalidRequest("Not an S3 location: " + uri);
            }
            String rest = address.substring(SCHEME.length());
            int slash = rest.indexOf('/');
            return slash < 0
                    ? new Location(rest, "")
                    : new Location(rest.substring(0, slash), rest.substring(slash + 1));
        }

        @Override
        public String toString() {
            return SCHEME + bucket + "/" + key;
        }
    }

    /**
     * An object and the file that holds it. The file is whole and is never written again, but a later write or delete of the
     * object replaces or removes it.
     */
    public record ObjectFile(String key, Path path, long size, long lastModified) {}

    public boolean exists(String bucket) {
        return buckets.find(bucket).isPresent();
    }

    /** The directory that mirrors a bucket's keys. */
    public Path directory(String bucket) {
        return buckets.objects(bucket).directory();
    }

    /** The directory of a prefix that ends with a slash, or of the whole bucket; it need not exist. */
    public Path directory(Location location) {
        Path directory = directory(location.bucket());
        String prefix = location.key().replaceFirst("/$", "");
        return prefix.isEmpty() ? directory : directory.resolve(KeyPath.plain(prefix));
    }

    /** The objects whose keys start with a location's key, in the order of their keys, folder markers left out. */
    public List<ObjectFile> list(Location location) {
        BucketObjects objects = buckets.objects(location.bucket());
        List<ObjectFile> files = new ArrayList<>();
        for (var entry : objects.index().keys().tailMap(location.key(), true).entrySet()) {
            if (!entry.getKey().startsWith(location.key())) {
                break;
            }
            ObjectVersion version = entry.getValue().getFirst();
            if (!version.deleteMarker() && !entry.getKey().endsWith("/")) {
                objects.file(entry.getKey())
                        .ifPresent(path -> files.add(
                                new ObjectFile(entry.getKey(), path, version.size(), version.lastModified())));
            }
        }
        return files;
    }

    /** The file that holds an object. */
    public Optional<Path> file(Location location) {
        return buckets.objects(location.bucket()).file(location.key());
    }

    /** The whole body of an object, for bodies known to be small. */
    public Optional<byte[]> get(Location location, Caller caller) {
        ObjectNode input = input(location);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            service.answer("GetObject", input, Payload.empty(), caller).body().writeTo(body);
        } catch (AwsException e) {
            if (e.code().equals("NoSuchKey")) {
                return Optional.empty();
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(body.toByteArray());
    }

    /** Writes an object as {@code PutObject} does; returns its ETag. */
    public String put(Location location, Payload body, String contentType, Caller caller) {
        ObjectNode input = input(location).put("ContentType", contentType);
        return service.answer("PutObject", input, body, caller)
                .output()
                .path("ETag")
                .asText();
    }

    /** Deletes an object as {@code DeleteObject} does. */
    public void delete(Location location, Caller caller) {
        service.answer("DeleteObject", input(location), Payload.empty(), caller);
    }

    private static ObjectNode input(Location location) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Bucket", location.bucket())
                .put("Key", location.key());
    }
}
