package dev.weir.local.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Multipart uploads under way: a document each and for each part, and the parts' files. */
final class Uploads {
    private static final String UPLOADS = "uploads";
    private static final String PARTS = "parts";

    private final Store store;
    private final Path directory;
    private final Map<String, Lock> locks = new ConcurrentHashMap<>();

    Uploads(Store store, Path directory) {
        this.store = store;
        this.directory = directory;
    }

    /** Adds an upload; {@code document} has Bucket, Key, Initiated, Attributes and the checksum's algorithm and type. */
    String create(ObjectNode document) {
        String uploadId = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        store.put(UPLOADS, uploadId, document.put("UploadId", uploadId));
        return uploadId;
    }

    ObjectNode require(Request request) {
        return store.get(UPLOADS, request.text("UploadId", ""))
                .filter(upload -> upload.path("Bucket").asText().equals(request.bucket()))
                .filter(upload -> upload.path("Key").asText().equals(request.key()))
                .orElseThrow(Errors::noSuchUpload);
    }

    /** The uploads to a bucket, in no particular order. */
    List<ObjectNode> of(String bucket) {
        return store.list(UPLOADS).stream()
                .filter(upload -> upload.path("Bucket").asText().equals(bucket))
                .toList();
    }

    /** The parts of an upload by number. */
    List<ObjectNode> parts(String uploadId) {
        return store.list(PARTS, uploadId + "/");
    }

    Optional<ObjectNode> part(String uploadId, int number) {
        return store.get(PARTS, partKey(uploadId, number));
    }

    Path file(String uploadId, ObjectNode part) {
        return directory.resolve(uploadId).resolve(part.path("File").asText());
    }

    /** Takes a received body as a part, in the place of an earlier one of its number. */
    void addPart(Request request, int number, ObjectNode part, Path body) throws IOException {
        String uploadId = request.text("UploadId", "");
        Lock lock = lock(uploadId);
        try {
            require(request);
            part.put("File", UUID.randomUUID().toString());
            Files.createDirectories(directory.resolve(uploadId));
            Path file = file(uploadId, part);
            Files.move(body, file, StandardCopyOption.ATOMIC_MOVE);
            Optional<ObjectNode> replaced = part(uploadId, number);
            try {
                store.put(PARTS, partKey(uploadId, number), part);
            } catch (UncheckedIOException refused) {
                Files.deleteIfExists(file);
                throw refused;
            }
            if (replaced.isPresent()) {
                Files.deleteIfExists(file(uploadId, replaced.get()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Locks an upload; the caller unlocks. */
    Lock lock(String uploadId) {
        Lock lock = locks.computeIfAbsent(uploadId, absent -> new ReentrantLock());
        lock.lock();
        return lock;
    }

    void remove(String uploadId) {
        List<ObjectNode> parts = parts(uploadId);
        store.together(() -> {
            parts.forEach(part -> store.delete(
                    PARTS, partKey(uploadId, part.path("PartNumber").asInt())));
            return store.delete(UPLOADS, uploadId);
        });
        deleteFiles(directory.resolve(uploadId));
        locks.remove(uploadId);
    }

    /** Drops the uploads to a bucket that is going away. */
    void forget(String bucket) {
        of(bucket).forEach(upload -> remove(upload.path("UploadId").asText()));
    }

    private static void deleteFiles(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String partKey(String uploadId, int number) {
        return uploadId + "/" + String.format(Locale.ROOT, "%05d", number);
    }
}
