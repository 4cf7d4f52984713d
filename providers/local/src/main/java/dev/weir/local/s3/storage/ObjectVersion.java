package dev.weir.local.s3.storage;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One version of an object, or a delete marker. Immutable: its attributes are never changed.
 *
 * @param versionId {@value #NULL} in a bucket without versioning
 * @param deleteMarker whether it hides the older ones and has no body
 * @param etag in quotes, as sent
 * @param size of the body, in bytes
 * @param lastModified seconds since the epoch
 * @param attributes what else the object carries, under the API's own names: ContentType, Metadata, ChecksumCRC32; and
 *     {@code Tags} (a TagSet) and {@code PartSizes}
 */
public record ObjectVersion(
        String key,
        String versionId,
        boolean deleteMarker,
        String etag,
        long size,
        long lastModified,
        ObjectNode attributes) {
    /** The id of a version written while versioning was off. */
    public static final String NULL = "null";

    public ObjectVersion {
        requireNonNull(key, "key");
        requireNonNull(versionId, "versionId");
        requireNonNull(etag, "etag");
        requireNonNull(attributes, "attributes");
    }

    /** A delete marker. */
    public static ObjectVersion marker(String key, String versionId, long now) {
        return new ObjectVersion(key, versionId, true, "", 0, now, JsonNodeFactory.instance.objectNode());
    }

    public ObjectVersion withAttributes(ObjectNode changed) {
        return new ObjectVersion(key, versionId, deleteMarker, etag, size, lastModified, changed);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("key", key).put("versionId", versionId).put("deleteMarker", deleteMarker);
        json.put("etag", etag).put("size", size).put("lastModified", lastModified);
        json.set("attributes", attributes);
        return json;
    }

    static ObjectVersion fromJson(JsonNode json) {
        return new ObjectVersion(
                json.path("key").asText(),
                json.path("versionId").asText(),
                json.path("deleteMarker").asBoolean(),
                json.path("etag").asText(),
                json.path("size").asLong(),
                json.path("lastModified").asLong(),
                (ObjectNode) json.path("attributes"));
    }
}
