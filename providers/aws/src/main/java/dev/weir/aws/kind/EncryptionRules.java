package dev.weir.aws.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.aws.rule.Mistakes;

/** What S3 refuses, or drops, in an encryption of objects: {@code sseAlgorithm, kmsMasterKeyID, bucketKeyEnabled}. */
public final class EncryptionRules {
    private EncryptionRules() {}

    /** Adds what is wrong with the encryption at a JSON Pointer. */
    public static void check(JsonNode encryption, String pointer, Mistakes mistakes) {
        String algorithm = encryption.path("sseAlgorithm").asText();
        if (algorithm.equals("AES256") && encryption.has("kmsMasterKeyID")) {
            mistakes.error(
                    pointer + "/kmsMasterKeyID",
                    "AES256 takes no key",
                    "With AES256 S3 holds the keys itself. Remove kmsMasterKeyID, or set sseAlgorithm to aws:kms.");
        }
        if (!algorithm.isEmpty()
                && !algorithm.equals("aws:kms")
                && encryption.path("bucketKeyEnabled").asBoolean()) {
            mistakes.error(
                    pointer + "/bucketKeyEnabled",
                    "A bucket key is for aws:kms only",
                    "It derives the objects' keys from one key in KMS, which " + algorithm
                            + " does not allow. Remove bucketKeyEnabled, or set sseAlgorithm to aws:kms.");
        }
    }
}
