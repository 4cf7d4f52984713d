package dev.weir.etl.state;

import dev.weir.etl.ObjectName;
import dev.weir.etl.PipelineException;
import dev.weir.etl.PipelineException.Reason;
import dev.weir.etl.Storage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The state document in S3. Each write names the version that it replaces, so of two writers one fails, and stops. One store
 * belongs to one run.
 */
public final class StateStore {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int MAX_ATTEMPTS = 5;

    private final S3Client s3;
    private final ObjectName name;
    private final Storage storage;
    private final String writer = UUID.randomUUID().toString();
    private String etag;
    private Optional<Instant> lastModified = Optional.empty();
    private State state;

    /**
     * A store of one document.
     *
     * @param storage how S3 keeps it
     */
    public StateStore(S3Client s3, ObjectName name, Storage storage) {
        this.s3 = s3;
        this.name = name;
        this.storage = storage;
    }

    /** The state at hand, as last loaded or swapped in. */
    public State state() {
        return state;
    }

    /**
     * Reads the document.
     *
     * @return whether there is one
     */
    public boolean load() {
        ResponseBytes<GetObjectResponse> stored = get();
        if (stored == null) {
            return false;
        }
        try {
            state = StateJson.read(stored.asByteArrayUnsafe());
        } catch (IllegalArgumentException unusable) {
            throw new PipelineException(
                    Reason.CHECKPOINT_UNUSABLE,
                    "the checkpoint %s cannot be used: %s; name another checkpoint, or move this object away to read the stream again"
                            .formatted(name, unusable.getMessage()),
                    unusable);
        }
        etag = stored.response().eTag();
        lastModified = Optional.ofNullable(stored.response().lastModified());
        return true;
    }

    /** When the loaded document was written, in whole seconds, by the clock of S3. */
    public Optional<Instant> lastModified() {
        return lastModified;
    }

    private ResponseBytes<GetObjectResponse> get() {
        try {
            return s3.getObjectAsBytes(request -> request.bucket(name.bucket()).key(name.key()));
        } catch (NoSuchKeyException absent) {
            return null;
        }
    }

    /**
     * Replaces the document by the next state.
     *
     * @throws PipelineException when another writer has replaced it meanwhile
     */
    public void swap(State next) {
        byte[] document = StateJson.write(next, writer);
        Consumer<PutObjectRequest.Builder> condition =
                etag == null ? request -> request.ifNoneMatch("*") : request -> request.ifMatch(etag);
        for (int attempt = 1; ; attempt++) {
            try {
                etag = put(document, condition);
                state = next;
                return;
            } catch (S3Exception refused) {
                if (settled(refused, document)) {
                    state = next;
                    return;
                }
                if (refused.statusCode() != CONFLICT || attempt == MAX_ATTEMPTS) {
                    throw lost(refused);
                }
            }
        }
    }

    private String put(byte[] document, Consumer<PutObjectRequest.Builder> condition) {
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(name.bucket())
                .key(name.key())
                .contentType("application/json")
                .applyMutation(storage::applyTo)
                .applyMutation(condition)
                .build();
        return s3.putObject(request, RequestBody.fromBytes(document)).eTag();
    }

    /** Whether the document that stands there is this very one: then an earlier attempt arrived and its answer was lost. */
    private boolean settled(S3Exception refused, byte[] document) {
        if (refused.statusCode() != PRECONDITION_FAILED) {
            return false;
        }
        ResponseBytes<GetObjectResponse> stored = get();
        if (stored == null || !Arrays.equals(stored.asByteArrayUnsafe(), document)) {
            return false;
        }
        etag = stored.response().eTag();
        return true;
    }

    private RuntimeException lost(S3Exception refused) {
        boolean taken = refused.statusCode() == PRECONDITION_FAILED
                || refused.statusCode() == CONFLICT
                || (refused.statusCode() == NOT_FOUND && etag != null && !isBucketMissing(refused));
        if (!taken) {
            return refused;
        }
        return new PipelineException(
                Reason.CHECKPOINT_TAKEN,
                "the checkpoint %s is now used by another run of this job, so this run stops; nothing is lost or duplicated. Stop one of the two, or give this job its own checkpoint"
                        .formatted(name),
                refused);
    }

    private static boolean isBucketMissing(S3Exception refused) {
        return refused.awsErrorDetails() != null
                && "NoSuchBucket".equals(refused.awsErrorDetails().errorCode());
    }
}
