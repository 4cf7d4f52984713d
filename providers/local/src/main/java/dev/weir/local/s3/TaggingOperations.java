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

    void tag(String arn, Map<String, String> added) {
        change(arn, tags -> {
            tags.putAll(added);
            return tags;
        });
    }

    void untag(String arn, Set<String> removed) {
        change(arn, tags -> {
            tags.keySet().removeAll(removed);
            return tags;
        });
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

    private void change(String arn, UnaryOperator<Map<String, String>> change) {
        Bucket bucket = buckets.find(arn.substring(arn.lastIndexOf(':') + 1)).orElseThrow(Errors::noSuchBucket);
        set(bucket, Tags.ofBucket(Tags.of(change.apply(tags(bucket)))));
    }

    private Map<String, String> tags(Bucket bucket) {
        return buckets.setting(bucket, SLOT)
                .map(tagging -> Tags.map(tagging.path(SET)))
                .orElseGet(LinkedHashMap::new);
    }

    private Reply putBucket(Request request) {
        set(buckets.require(request), Tags.ofBucket(request.tree("Tagging").path(SET)));
        return Reply.of(JsonNodeFactory.instance.objectNode());
    }

    private Reply getBucket(Request request) {
        return Reply.of(buckets.setting(buckets.require(request), SLOT)
                .orElseThrow(() -> new AwsException("NoSuchTagSet", 404, "The TagSet does not exist")));
    }

    private Reply deleteBucket(Request request) {
        buckets.unset(buckets.require(request), SLOT);
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
