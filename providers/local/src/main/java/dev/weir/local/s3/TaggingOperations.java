package dev.weir.local.s3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.Reply;
import dev.weir.local.Tagged.Resource;
import dev.weir.local.s3.storage.ObjectVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Tags of buckets and objects. */
final class TaggingOperations {
    private static final String SLOT = "tagging";
    private static final String SET = "TagSet";

    private final Buckets buckets;

    TaggingOperations(Buckets buckets) {
        this.buckets = buckets;
    }

    void register(Map<String, Operation> operations) {
        operations.put("PutBucketTagging", this::putBucket);
        operations.put("GetBucketTagging", this::getBucket);
        operations.put("DeleteBucketTagging", this::deleteBucket);
        operations.put("PutObjectTagging", this::putObject);
        operations.put("GetObjectTagging", this::getObject);
        operations.put("DeleteObjectTagging", this::deleteObject);
    }

    /** The tagged buckets of the caller's region, for the tagging API. */
    List<Resource> tagged(Caller caller) {
        return buckets.list().stream()
                .filter(bucket -> bucket.region().equals(caller.region()))
                .map(bucket -> new Resource(bucket.arn(), "s3", tags(bucket)))
                .filter(resource -> !resource.tags().isEmpty())
                .toList();
    }

    void tag(String arn, Map<String, String> added, Caller caller) {
        change(arn, caller, tags -> {
            tags.putAll(added);
            return tags;
        });
    }

    void untag(String arn, Set<String> removed, Caller caller) {
        change(arn, caller, tags -> {
            tags.keySet().removeAll(removed);
            return tags;
        });
    }

    /** Key and value of each tag of a bucket. */
    ArrayNode list(String arn, Caller caller) {
        return Tags.of(tags(bucket(arn, caller)));
    }

    void set(Bucket bucket, ArrayNode tagSet) {
        if (tagSet.isEmpty()) {
            buckets.unset(bucket, SLOT);
            return;
        }
        ObjectNode tagging = JsonNodeFactory.instance.objectNode();
        tagging.set(SET, tagSet);
        buckets.set(bucket, SLOT, tagging);
    }

    private void change(String arn, Caller caller, UnaryOperator<Map<String, String>> change) {
        Bucket bucket = bucket(arn, caller);
        set(bucket, Tags.ofBucket(Tags.of(change.apply(tags(bucket))), tags(bucket), caller));
    }

    private Bucket bucket(String arn, Caller caller) {
        Bucket bucket = buckets.find(arn.substring(arn.lastIndexOf(':') + 1)).orElseThrow(Errors::noSuchBucket);
        if (!bucket.region().equals(caller.region())) {
            throw Errors.permanentRedirect(bucket);
        }
        return bucket;
    }

    private Map<String, String> tags(Bucket bucket) {
        return buckets.setting(bucket, SLOT)
                .map(tagging -> Tags.map(tagging.path(SET)))
                .orElseGet(LinkedHashMap::new);
    }

    private Reply putBucket(Request request) {
        Bucket bucket = retaggable(request);
        set(bucket, Tags.ofBucket(request.tree("Tagging").path(SET), tags(bucket), request.caller()));
        return Reply.of(JsonNodeFactory.instance.objectNode());
    }

    /** How S3 words this is not documented; that it refuses is. */
    private Bucket retaggable(Request request) {
        Bucket bucket = buckets.require(request);
        boolean isEnabled = buckets.setting(bucket, "Abac")
                .filter(abac -> abac.path("Status").asText().equals("Enabled"))
                .isPresent();
        if (isEnabled) {
            throw Errors.invalidRequest(
                    "Attribute-based access control is enabled on this bucket. Use the TagResource and"
                            + " UntagResource actions to manage its tags.");
        }
        return bucket;
    }

    private Reply getBucket(Request request) {
        return Reply.of(buckets.setting(buckets.require(request), SLOT)
                .orElseThrow(() -> new AwsException("NoSuchTagSet", 404, "The TagSet does not exist")));
    }

    private Reply deleteBucket(Request request) {
        Bucket bucket = retaggable(request);
        set(bucket, Tags.ofBucket(JsonNodeFactory.instance.arrayNode(), tags(bucket), request.caller()));
        return Reply.of(JsonNodeFactory.instance.objectNode());
    }

    private Reply putObject(Request request) {
        ArrayNode tags = Tags.ofObject(request.tree("Tagging").path(SET));
        return update(request, attributes -> {
            attributes.set(Attributes.TAGS, tags);
            return attributes;
        });
    }

    private Reply deleteObject(Request request) {
        return update(request, attributes -> {
            attributes.remove(Attributes.TAGS);
            return attributes;
        });
    }

    private Reply getObject(Request request) {
        Bucket bucket = buckets.require(request);
        ObjectVersion version = Versions.readable(bucket.objects().index(), request.key(), request.versionId());
        ObjectNode output = versionId(bucket, version);
        output.putArray(SET).addAll(Tags.of(Tags.map(version.attributes().path(Attributes.TAGS))));
        return Reply.of(output);
    }

    private Reply update(Request request, UnaryOperator<ObjectNode> change) {
        Bucket bucket = buckets.require(request);
        ObjectVersion version = bucket.objects().update(index -> {
            ObjectVersion found = Versions.readable(index, request.key(), request.versionId());
            return found.withAttributes(change.apply(found.attributes().deepCopy()));
        });
        return Reply.of(versionId(bucket, version));
    }

    private static ObjectNode versionId(Bucket bucket, ObjectVersion version) {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        return bucket.knowsVersions() ? output.put("VersionId", version.versionId()) : output;
    }
}
