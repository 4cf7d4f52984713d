package dev.weir.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Reply;
import dev.weir.local.s3.storage.ObjectVersion;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Deletion of objects, one or many at a time. */
final class DeleteOperations {
    private static final int MOST = 1000;

    private final Buckets buckets;
    private final ObjectLock lock;
    private final Clock clock;

    DeleteOperations(Buckets buckets, ObjectLock lock, Clock clock) {
        this.buckets = buckets;
        this.lock = lock;
        this.clock = clock;
    }

    void register(Map<String, Operation> operations) {
        operations.put("DeleteObject", this::deleteOne);
        operations.put("DeleteObjects", this::deleteMany);
    }

    private Reply deleteOne(Request request) {
        Bucket bucket = buckets.require(request);
        return Reply.of(delete(
                bucket,
                Versions.key(request),
                request.versionId(),
                request.text("IfMatch"),
                request.flag("BypassGovernanceRetention")));
    }

    private Reply deleteMany(Request request) {
        Bucket bucket = buckets.require(request);
        JsonNode objects = request.tree("Delete").path("Objects");
        if (objects.isEmpty() || objects.size() > MOST) {
            throw Errors.malformedXml();
        }
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        ArrayNode deleted = output.putArray("Deleted");
        ArrayNode errors = output.putArray("Errors");
        for (JsonNode object : objects) {
            deleteListed(bucket, object, request.flag("BypassGovernanceRetention"), deleted, errors);
        }
        if (request.tree("Delete").path("Quiet").asBoolean()) {
            deleted.removeAll();
        }
        return Reply.of(output);
    }

    private void deleteListed(Bucket bucket, JsonNode object, boolean bypasses, ArrayNode deleted, ArrayNode errors) {
        ObjectNode named = JsonNodeFactory.instance
                .objectNode()
                .put("Key", object.path("Key").asText());
        if (object.has("VersionId")) {
            named.set("VersionId", object.get("VersionId"));
        }
        try {
            ObjectNode result = delete(
                    bucket, named.path("Key").asText(), text(object, "VersionId"), text(object, "ETag"), bypasses);
            if (result.path("DeleteMarker").asBoolean()) {
                named.put("DeleteMarker", true).set("DeleteMarkerVersionId", result.get("VersionId"));
            }
            deleted.add(named);
        } catch (AwsException e) {
            errors.add(named.put("Code", e.code()).put("Message", e.getMessage()));
        }
    }

    private ObjectNode delete(
            Bucket bucket, String key, Optional<String> versionId, Optional<String> match, boolean bypasses) {
        if (versionId.isPresent() || !bucket.knowsVersions()) {
            String id = versionId.orElse(ObjectVersion.NULL);
            Optional<ObjectVersion> gone = bucket.objects().delete(index -> {
                Conditions.forDelete(match, index.version(key, id));
                index.version(key, id).ifPresent(version -> lock.checkDeletion(version, bypasses));
                return index.version(key, id);
            });
            return deleted(bucket, gone, versionId);
        }
        ObjectVersion marker = ObjectVersion.marker(
                key, bucket.nextVersionId(), clock.instant().getEpochSecond());
        bucket.objects().hide(marker, newest -> Conditions.forDelete(match, newest));
        return JsonNodeFactory.instance.objectNode().put("DeleteMarker", true).put("VersionId", marker.versionId());
    }

    private static ObjectNode deleted(Bucket bucket, Optional<ObjectVersion> gone, Optional<String> versionId) {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        if (bucket.knowsVersions()) {
            versionId.ifPresent(id -> output.put("VersionId", id));
        }
        if (gone.filter(ObjectVersion::deleteMarker).isPresent()) {
            output.put("DeleteMarker", true);
        }
        return output;
    }

    private static Optional<String> text(JsonNode node, String member) {
        return Optional.of(node.path(member).asText()).filter(text -> !text.isEmpty());
    }
}
