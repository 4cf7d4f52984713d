package dev.weir.local.s3.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The objects of all buckets, below one directory: {@code BUCKET/KEY} mirrors them, {@code .state/}, which is no bucket's name, holds the rest.
 * Which buckets there are is the caller's to know.
 */
public final class ObjectStorage implements AutoCloseable {
    private final Path trees;
    private final Path state;
    private final Map<String, BucketObjects> buckets = new ConcurrentHashMap<>();

    private ObjectStorage(Path trees, Path state) {
        this.trees = trees;
        this.state = state;
    }

    /** Opens what lies below a directory, which is created when it is not there. */
    public static ObjectStorage open(Path directory, List<String> buckets) throws IOException {
        Path root = Files.createDirectories(directory).toRealPath();
        ObjectStorage storage = new ObjectStorage(root, root.resolve(".state"));
        Files.createDirectories(storage.staging());
        for (String bucket : buckets) {
            storage.create(bucket);
        }
        storage.forgetStaged();
        return storage;
    }

    /** The state directory, where callers may keep documents of their own. */
    public Path state() {
        return state;
    }

    /** Makes room for a bucket's objects. */
    public BucketObjects create(String bucket) {
        return buckets.computeIfAbsent(bucket, this::openBucket);
    }

    public Optional<BucketObjects> bucket(String bucket) {
        return Optional.ofNullable(buckets.get(bucket));
    }

    /** Removes what is left of an empty bucket. */
    public void remove(String bucket) {
        BucketObjects objects = buckets.remove(bucket);
        if (objects == null) {
            return;
        }
        try {
            objects.close();
            Files.deleteIfExists(journal(bucket));
            deleteTree(older(bucket));
            deleteTree(trees.resolve(bucket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name for a file that is to become a body; the file is not there yet. */
    public StagedFile stage() {
        return new StagedFile(staging().resolve(UUID.randomUUID().toString()));
    }

    @Override
    public void close() throws IOException {
        for (BucketObjects objects : buckets.values()) {
            objects.close();
        }
    }

    private BucketObjects openBucket(String bucket) {
        try {
            Path tree = Files.createDirectories(trees.resolve(bucket));
            return new BucketObjects(new BodyFiles(tree, older(bucket), staging()), journal(bucket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path staging() {
        return state.resolve("staging");
    }

    private Path journal(String bucket) {
        return state.resolve("journals").resolve(bucket + ".log");
    }

    private Path older(String bucket) {
        return state.resolve("versions").resolve(bucket);
    }

    private void forgetStaged() throws IOException {
        try (Stream<Path> left = Files.list(staging())) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
    }

    /** Only directories are left in an empty bucket, and files that someone else put there. */
    private static void deleteTree(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path :
                    paths.sorted((a, b) -> b.getNameCount() - a.getNameCount()).toList()) {
                Files.delete(path);
            }
        } catch (NoSuchFileException e) {
            return;
        }
    }
}
