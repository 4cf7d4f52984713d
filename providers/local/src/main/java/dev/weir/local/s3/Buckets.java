package dev.weir.local.s3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Store;
import dev.weir.local.s3.storage.BucketObjects;
import dev.weir.local.s3.storage.ObjectStorage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Which buckets there are. */
final class Buckets {
    static final String COLLECTION = "buckets";
    private static final String SETTINGS = "settings";

    private final Store store;
    private final ObjectStorage storage;
    private final FreshBuckets fresh;
    private final Lock lock = new ReentrantLock();

    Buckets(Store store, ObjectStorage storage, FreshBuckets fresh) {
        this.fresh = fresh;
        this.store = store;
        this.storage = storage;
    }

    Optional<Bucket> find(String name) {
        return store.get(COLLECTION, name)
                .flatMap(document -> storage.bucket(name).map(objects -> new Bucket(document, objects)));
    }

    /** The bucket that a request names. */
    Bucket require(Request request) {
        if (fresh.areUnaware(request.bucket())) {
            throw Errors.noSuchBucket();
        }
        return requireCreated(request);
    }

    /** The same where it is known at once. */
    Bucket requireCreated(Request request) {
        Bucket bucket = require(request.bucket(), request.text("ExpectedBucketOwner"));
        if (!bucket.region().equals(request.caller().region())) {
            throw Errors.permanentRedirect(bucket);
        }
        return bucket;
    }

    Bucket require(String name, Optional<String> expectedOwner) {
        Bucket bucket = find(name).orElseThrow(Errors::noSuchBucket);
        if (expectedOwner.filter(owner -> !owner.equals(bucket.account())).isPresent()) {
            throw Errors.accessDenied();
        }
        return bucket;
    }

    /** All buckets, by name. */
    List<Bucket> list() {
        return store.list(COLLECTION).stream()
                .flatMap(document -> find(document.path("Name").asText()).stream())
                .toList();
    }

    /** Adds a bucket unless there is one of its name, which is returned then. */
    Optional<Bucket> add(ObjectNode document) {
        String name = document.path("Name").asText();
        lock.lock();
        try {
            Optional<Bucket> existing = find(name);
            if (existing.isEmpty()) {
                storage.create(name);
                store.put(COLLECTION, name, document);
                fresh.created(name);
            }
            return existing;
        } finally {
            lock.unlock();
        }
    }

    /** Makes all changes of buckets and their settings that some work makes, or none. */
    <T> T together(Supplier<T> work) {
        lock.lock();
        try {
            return store.together(work);
        } finally {
            lock.unlock();
        }
    }

    void change(Bucket bucket, Consumer<ObjectNode> change) {
        lock.lock();
        try {
            ObjectNode document = store.get(COLLECTION, bucket.name()).orElseThrow(Errors::noSuchBucket);
            change.accept(document);
            store.put(COLLECTION, bucket.name(), document);
        } finally {
            lock.unlock();
        }
    }

    void remove(Bucket bucket) {
        lock.lock();
        try {
            List<ObjectNode> settings = store.list(SETTINGS, bucket.name() + "/");
            store.together(() -> {
                settings.forEach(
                        setting -> store.delete(SETTINGS, setting.path("key").asText()));
                return store.delete(COLLECTION, bucket.name());
            });
            storage.remove(bucket.name());
        } finally {
            lock.unlock();
        }
    }

    Optional<ObjectNode> setting(Bucket bucket, String slot) {
        return store.get(SETTINGS, key(bucket, slot)).map(document -> (ObjectNode) document.path("value"));
    }

    void set(Bucket bucket, String slot, ObjectNode value) {
        String key = key(bucket, slot);
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("key", key);
        document.set("value", value);
        store.put(SETTINGS, key, document);
    }

    void unset(Bucket bucket, String slot) {
        store.delete(SETTINGS, key(bucket, slot));
    }

    BucketObjects objects(String bucket) {
        return storage.bucket(bucket).orElseThrow(Errors::noSuchBucket);
    }

    private static String key(Bucket bucket, String slot) {
        return bucket.name() + "/" + slot;
    }
}
