package dev.weir.local.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.Payload;
import dev.weir.local.Reply;
import dev.weir.local.Store;
import dev.weir.local.StreamingService;
import dev.weir.local.Tagged;
import dev.weir.local.s3.storage.ObjectStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Amazon S3. The objects of a bucket mirror its keys as plain files in {@code DIRECTORY/BUCKET/KEY} (see
 * {@link dev.weir.local.s3.storage.KeyPath}); everything else lies in {@code DIRECTORY/.state}.
 */
public final class S3 implements StreamingService, Tagged {
    private static final String ARN = "arn:aws:s3:::";

    private final ObjectStorage storage;
    private final Buckets buckets;
    private final TaggingOperations tagging;
    private final Map<String, Operation> operations = new HashMap<>();

    private S3(Store store, ObjectStorage storage, Clock clock, Duration bucketLag) {
        this.storage = storage;
        this.buckets = new Buckets(store, storage, new FreshBuckets(clock, bucketLag));
        this.tagging = new TaggingOperations(buckets);
        registerBuckets(new Uploads(store, storage.state().resolve("uploads")), clock);
    }

    /** Opens the buckets below a directory, which is created when it is not there. */
    public static S3 open(Path directory, Clock clock) throws IOException {
        return open(directory, clock, Duration.ZERO);
    }

    /**
     * The same.
     *
     * @param bucketLag how long it takes until a new bucket is known everywhere
     */
    public static S3 open(Path directory, Clock clock, Duration bucketLag) throws IOException {
        Store store = Store.open(directory.resolve(".state").resolve("documents"));
        List<String> names = store.list(Buckets.COLLECTION).stream()
                .map(bucket -> bucket.path("Name").asText())
                .toList();
        return new S3(store, ObjectStorage.open(directory, names), clock, bucketLag);
    }

    /** The service that tags buckets where S3 itself does not. */
    public S3Control control() {
        return new S3Control(tagging);
    }

    /** The buckets as directories of files, for the other services. */
    public S3Files files() {
        return new S3Files(this, buckets);
    }

    @Override
    public String model() {
        return "s3";
    }

    @Override
    public String validationCode() {
        return "InvalidArgument";
    }

    @Override
    public String failureCode() {
        return "InternalError";
    }

    @Override
    public Reply answer(String operation, ObjectNode input, Payload body, Caller caller) {
        Operation known = operations.get(operation);
        if (known == null) {
            throw new AwsException("NotImplemented", 501, operation + " is not implemented by the embedded S3");
        }
        try {
            return known.apply(new Request(input, body, caller));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Resource> tagged(Caller caller) {
        return tagging.tagged(caller);
    }

    @Override
    public boolean owns(String arn) {
        return arn.startsWith(ARN);
    }

    @Override
    public void tag(String arn, Map<String, String> tags, Caller caller) {
        tagging.tag(arn, tags, caller);
    }

    @Override
    public void untag(String arn, Set<String> keys, Caller caller) {
        tagging.untag(arn, keys, caller);
    }

    @Override
    public void close() {
        try {
            storage.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void registerBuckets(Uploads uploads, Clock clock) {
        AccessControl access = new AccessControl(buckets);
        BucketSettings settings = new BucketSettings(buckets);
        settings.register(operations);
        access.register(operations);
        tagging.register(operations);
        ObjectLock lock = new ObjectLock(buckets, clock);
        lock.register(operations);
        new BucketOperations(buckets, settings, tagging, lock, uploads, clock).register(operations);
        new PolicyOperations(buckets, access).register(operations);
        new ListOperations(buckets).register(operations);
        new ObjectOperations(buckets, storage, access, lock, clock).register(operations);
        new CopyOperations(buckets, storage, access, lock, clock).register(operations);
        new DeleteOperations(buckets, lock, clock).register(operations);
        new MultipartOperations(buckets, uploads, storage, access, lock, clock).register(operations);
        new CompleteOperation(buckets, uploads, storage, clock).register(operations);
    }
}
