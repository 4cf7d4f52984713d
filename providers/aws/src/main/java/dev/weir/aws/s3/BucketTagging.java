package dev.weir.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.aws.kind.Tags;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.ProviderException.Category;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Replaces a bucket's tags. S3 knows only the whole set, and refuses one without the tags of AWS's own that a bucket of
 * CloudFormation has; they are no part of a plan, and are sent back as they are. Where access to the bucket depends on its tags, S3 takes
 * none at all: S3 Control does, one by one.
 */
final class BucketTagging {
    private static final String SYSTEM = "aws:";

    /** Refusals that have nothing to do with how a bucket is tagged. */
    private static final Set<Category> OTHERS = Set.of(
            Category.NOT_FOUND, Category.ELSEWHERE, Category.THROTTLED, Category.UNREACHABLE, Category.CREDENTIALS);

    private final AwsCalls calls;
    private final Identity bucket;
    private final Supplier<Environment> environment;

    /**
     * The tags of a bucket.
     *
     * @param environment asked only where S3 Control is needed
     */
    BucketTagging(AwsCalls calls, Identity bucket, Supplier<Environment> environment) {
        this.calls = calls;
        this.bucket = bucket;
        this.environment = environment;
    }

    /** Sets these tags and no others but AWS's own. */
    ObjectNode replace(JsonNode tagSet) {
        SortedMap<String, String> tags = Tags.of(tagSet);
        SortedMap<String, String> present = present();
        present.forEach((key, value) -> {
            if (key.startsWith(SYSTEM)) {
                tags.put(key, value);
            }
        });
        try {
            return replace(tags);
        } catch (AwsFailure refused) {
            if (OTHERS.contains(refused.category()) || !givesAccessByTags()) {
                throw refused;
            }
        }
        return change(present, tags);
    }

    private ObjectNode replace(SortedMap<String, String> tags) {
        ObjectNode input = input();
        if (tags.isEmpty()) {
            return calls.call("s3:DeleteBucketTagging", input, bucket);
        }
        input.putObject("Tagging").set("TagSet", Tags.list(tags));
        return calls.call("s3:PutBucketTagging", input, bucket);
    }

    /** The wording of the refusal is not documented; the setting that causes it is. */
    private boolean givesAccessByTags() {
        try {
            ObjectNode abac = calls.call("s3:GetBucketAbac", input(), bucket);
            return abac.path("AbacStatus").path("Status").asText().equals("Enabled");
        } catch (AwsFailure unknown) {
            return false;
        }
    }

    private ObjectNode change(SortedMap<String, String> present, SortedMap<String, String> wanted) {
        SortedMap<String, String> set = new TreeMap<>(wanted);
        set.entrySet().removeAll(present.entrySet());
        SortedMap<String, String> removed = new TreeMap<>(present);
        removed.keySet().removeAll(wanted.keySet());
        if (!set.isEmpty()) {
            ObjectNode input = resource();
            input.set("Tags", Tags.list(set));
            calls.call("s3control:TagResource", input, bucket);
        }
        if (!removed.isEmpty()) {
            ObjectNode input = resource();
            removed.keySet().forEach(input.putArray("TagKeys")::add);
            calls.call("s3control:UntagResource", input, bucket);
        }
        return AwsCalls.tree();
    }

    private SortedMap<String, String> present() {
        try {
            return Tags.of(calls.call("s3:GetBucketTagging", input(), bucket).path("TagSet"));
        } catch (AwsFailure failure) {
            if (failure.isUntagged() || failure.is(Category.NOT_FOUND)) {
                return new TreeMap<>();
            }
            throw failure;
        }
    }

    private ObjectNode input() {
        return AwsCalls.tree().put("Bucket", bucket.name());
    }

    private ObjectNode resource() {
        Environment here = environment.get();
        return AwsCalls.tree()
                .put("AccountId", here.account())
                .put("ResourceArn", "arn:" + here.partition() + ":s3:::" + bucket.name());
    }
}
