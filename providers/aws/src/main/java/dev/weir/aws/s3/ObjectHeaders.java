package dev.weir.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes with an object as headers: how it is cached, encoded, stored and encrypted. */
final class ObjectHeaders {
    static final String ENCRYPTION = "encryption";
    private static final String STORAGE = "storageClass";
    private static final String KEY = "kmsMasterKeyID";
    private static final String BUCKET_KEY = "bucketKeyEnabled";
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
            encryption.set("sseAlgorithm", algorithm);
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
        if (encryption.has("sseAlgorithm")) {
            input.set("ServerSideEncryption", encryption.get("sseAlgorithm"));
        }
        if (encryption.has(KEY)) {
            input.set("SSEKMSKeyId", encryption.get(KEY));
        }
        if (encryption.path(BUCKET_KEY).asBoolean()) {
            input.put("BucketKeyEnabled", true);
        }
    }

    /**
     * Brings live properties into the spelling of the desired ones: S3 answers a key's id with its ARN. Where the spec asks for no
     * encryption and never did, the bucket's default is as good as any.
     */
    static void align(ObjectNode live, ObjectNode desired, boolean wasDeclared) {
        if (!desired.has(ENCRYPTION) && !wasDeclared) {
            live.remove(ENCRYPTION);
        }
        String wanted = desired.path(ENCRYPTION).path(KEY).asText();
        if (!wanted.isEmpty() && live.path(ENCRYPTION).path(KEY).asText().endsWith(":key/" + wanted)) {
            ((ObjectNode) live.path(ENCRYPTION)).put(KEY, wanted);
        }
    }
}
