package dev.weir.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes with an object as headers: how it is cached, encoded, stored and encrypted. */
final class ObjectHeaders {
    static final String ENCRYPTION = "encryption";
    private static final String DECLARED = "declared";
    private static final String DECLARED_KEY = "key:";
    private static final String STORAGE = "storageClass";
    static final String ALGORITHM = "sseAlgorithm";
    static final String KEY = "kmsMasterKeyID";
    static final String BUCKET_KEY = "bucketKeyEnabled";
    private static final String STANDARD = "STANDARD";
    private static final Map<String, String> TEXTS = new LinkedHashMap<>();

    static {
        TEXTS.put("cacheControl", "CacheControl");
        TEXTS.put("contentEncoding", "ContentEncoding");
        TEXTS.put("contentDisposition", "ContentDisposition");
        TEXTS.put("contentLanguage", "ContentLanguage");
    }

    private ObjectHeaders() {}

    /** Adds what {@code HeadObject} answers to the properties. */
    static void read(JsonNode head, ObjectNode properties) {
        TEXTS.forEach((property, member) -> {
            if (!head.path(member).asText().isEmpty()) {
                properties.set(property, head.path(member));
            }
        });
        properties.put(STORAGE, head.path("StorageClass").asText(STANDARD));
        JsonNode algorithm = head.path("ServerSideEncryption");
        if (algorithm.isTextual()) {
            ObjectNode encryption = properties.putObject(ENCRYPTION);
            encryption.set(ALGORITHM, algorithm);
            if (head.has("SSEKMSKeyId")) {
                encryption.set(KEY, head.path("SSEKMSKeyId"));
            }
            encryption.put(BUCKET_KEY, head.path("BucketKeyEnabled").asBoolean());
        }
    }

    /** Adds the properties to the input of a {@code PutObject}. */
    static void write(ObjectNode desired, ObjectNode input) {
        TEXTS.forEach((property, member) -> {
            if (desired.has(property)) {
                input.set(member, desired.get(property));
            }
        });
        if (!desired.path(STORAGE).asText(STANDARD).equals(STANDARD)) {
            input.set("StorageClass", desired.get(STORAGE));
        }
        JsonNode encryption = desired.path(ENCRYPTION);
        if (encryption.has(ALGORITHM)) {
            input.set("ServerSideEncryption", encryption.get(ALGORITHM));
        }
        if (encryption.has(KEY)) {
            input.set("SSEKMSKeyId", encryption.get(KEY));
        }
        if (encryption.path(BUCKET_KEY).asBoolean()) {
            input.put("BucketKeyEnabled", true);
        }
    }

    /** What the metadata of an object tells of its encryption; empty when the spec asks for none. */
    static String declared(JsonNode desired) {
        JsonNode encryption = desired.path(ENCRYPTION);
        if (encryption.has(KEY)) {
            return DECLARED_KEY + encryption.path(KEY).asText();
        }
        return encryption.isMissingNode() ? "" : DECLARED;
    }

    /**
     * Brings live properties into the spelling of the desired ones: S3 answers a key's id or alias with its ARN. Where the spec
     * asks for no encryption and never did, the bucket's default is as good as any, and likewise the key.
     *
     * @param declared what the metadata tells
     */
    static void align(ObjectNode live, ObjectNode desired, String declared) {
        if (!desired.has(ENCRYPTION) && declared.isEmpty()) {
            live.remove(ENCRYPTION);
        }
        if (!(live.path(ENCRYPTION) instanceof ObjectNode encryption)) {
            return;
        }
        String wanted = desired.path(ENCRYPTION).path(KEY).asText();
        boolean isSameKey =
                encryption.path(KEY).asText().endsWith(":key/" + wanted) || declared.equals(DECLARED_KEY + wanted);
        if (wanted.isEmpty() && !declared.startsWith(DECLARED_KEY)) {
            encryption.remove(KEY);
        } else if (!wanted.isEmpty() && encryption.has(KEY) && isSameKey) {
            encryption.put(KEY, wanted);
        }
    }
}
