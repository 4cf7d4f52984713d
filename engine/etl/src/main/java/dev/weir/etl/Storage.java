package dev.weir.etl;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * How S3 keeps what a run writes.
 *
 * @param storageClass of the files of the sink; state and rejects stay in the standard class, because they are small, and the
 *     state is replaced all the time
 * @param encryption of everything that a run writes; the bucket's default when empty
 */
public record Storage(Optional<String> storageClass, Optional<Encryption> encryption) {
    /** As the bucket does by default. */
    public static final Storage DEFAULT = new Storage(Optional.empty(), Optional.empty());

    public Storage {
        requireNonNull(storageClass, "storageClass");
        requireNonNull(encryption, "encryption");
    }

    /**
     * An encryption at rest.
     *
     * @param algorithm {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}
     * @param key id or ARN of the key in KMS; that of the account for S3 when empty
     * @param isBucketKey whether a key of the bucket saves calls to KMS
     */
    public record Encryption(String algorithm, Optional<String> key, boolean isBucketKey) {
        public Encryption {
            requireNonNull(algorithm, "algorithm");
            requireNonNull(key, "key");
        }
    }

    /** Sets what a file of the sink needs. */
    public void applyToData(PutObjectRequest.Builder request) {
        storageClass.ifPresent(request::storageClass);
        applyTo(request);
    }

    /** Sets what any object needs. */
    public void applyTo(PutObjectRequest.Builder request) {
        encryption.ifPresent(wanted -> {
            request.serverSideEncryption(wanted.algorithm());
            wanted.key().ifPresent(request::ssekmsKeyId);
            if (wanted.isBucketKey()) {
                request.bucketKeyEnabled(true);
            }
        });
    }
}
