package dev.weir.etl.fake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects in memory, with conditional writes. */
public final class FakeS3 implements S3Client {
    private final SortedMap<String, byte[]> objects = new TreeMap<>();
    private final SortedMap<String, String> etags = new TreeMap<>();
    private Faults faults = Faults.none();
    private int writes;
    private boolean loseNextAnswer;

    public void faults(Faults next) {
        faults = next;
    }

    /** The next write takes effect, but the client that repeats it only sees that its condition no longer holds. */
    public void repeatNextWrite() {
        loseNextAnswer = true;
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        return faults.call(() -> put(request, body));
    }

    private synchronized PutObjectResponse put(PutObjectRequest request, RequestBody body) {
        String name = request.bucket() + "/" + request.key();
        String current = etags.get(name);
        boolean refused = ("*".equals(request.ifNoneMatch()) && current != null)
                || (request.ifMatch() != null && !request.ifMatch().equals(current));
        if (refused) {
            throw (S3Exception) S3Exception.builder()
                    .statusCode(412)
                    .message("At least one of the pre-conditions you specified did not hold")
                    .build();
        }
        try {
            objects.put(name, body.contentStreamProvider().newStream().readAllBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String etag = "\"" + ++writes + "\"";
        etags.put(name, etag);
        if (loseNextAnswer) {
            loseNextAnswer = false;
            return put(request, body);
        }
        return PutObjectResponse.builder().eTag(etag).build();
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        return faults.call(() -> get(request, transformer));
    }

    private synchronized <T> T get(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        String name = request.bucket() + "/" + request.key();
        byte[] content = objects.get(name);
        if (content == null) {
            throw NoSuchKeyException.builder()
                    .statusCode(404)
                    .message("The specified key does not exist.")
                    .build();
        }
        GetObjectResponse response = GetObjectResponse.builder()
                .eTag(etags.get(name))
                .lastModified(Instant.now())
                .build();
        try {
            return transformer.transform(response, AbortableInputStream.create(new ByteArrayInputStream(content)));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        return faults.call(() -> {
            remove(request.bucket() + "/" + request.key());
            return DeleteObjectResponse.builder().build();
        });
    }

    private synchronized void remove(String name) {
        objects.remove(name);
        etags.remove(name);
    }

    /** All objects, by {@code bucket/key}. */
    public synchronized SortedMap<String, byte[]> objects() {
        return new TreeMap<>(objects);
    }

    public synchronized void put(String name, byte[] content) {
        objects.put(name, Arrays.copyOf(content, content.length));
        etags.put(name, "\"" + ++writes + "\"");
    }

    /** Writes all objects as files below a directory. */
    public synchronized void dump(Path directory) {
        objects.forEach((name, content) -> {
            try {
                Path file = directory.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, content);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}
}
